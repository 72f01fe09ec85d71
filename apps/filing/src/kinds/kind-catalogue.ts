import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { compileKind, KindRegistry, loadPackages, type CompiledKind, KindPackage } from '@landport/kinds';
import { Clock, Database, LOGGER, Timers, type Logger } from '@landport/platform';

const POLL_MS = 2_000;

const SEED = `
  INSERT INTO kind_package (kind, valid_from, valid_to, package, published_at)
  SELECT *, $2::timestamptz FROM json_to_recordset($1::json) AS row(kind text, valid_from date, valid_to date, package jsonb)
  ON CONFLICT (kind, valid_from) DO NOTHING`;

/** The kinds as the database holds them, compiled; every process takes up what another publishes. */
@Injectable()
export class KindCatalogue implements OnModuleInit, OnApplicationShutdown {
  private registry = new KindRegistry([]);
  private edition = '';
  private stopPolling = (): void => undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.seed();
    await this.reload();
    this.stopPolling = this.timers.every(POLL_MS, () => {
      this.reload().catch((error: unknown) => this.logger.warn({ err: error }, 'kinds not reloaded'));
    });
  }

  onApplicationShutdown(): void {
    this.stopPolling();
  }

  get current(): KindRegistry {
    return this.registry;
  }

  /** Compiles anew when a package was published since. A package that cannot run leaves the kinds as they are. */
  async reload(): Promise<void> {
    const [state] = await this.db.query<{ edition: string }>(
      `SELECT count(*) || ' ' || max(published_at) AS edition FROM kind_package`,
    );
    if (state === undefined || state.edition === this.edition) return;
    const rows = await this.db.query<{ package: unknown }>('SELECT package FROM kind_package');
    this.registry = new KindRegistry(
      rows.map((row): CompiledKind => compileKind(KindPackage.parse(row.package))),
    );
    this.edition = state.edition;
  }

  /** What ships with Landport is a start; a date that stands already is never changed. */
  private async seed(): Promise<void> {
    const packages = loadPackages().map((source) => ({
      kind: source.header.kind,
      valid_from: source.header.validFrom,
      valid_to: source.header.validTo ?? null,
      package: source,
    }));
    await this.db.query(SEED, [JSON.stringify(packages), this.clock.now()]);
  }
}
