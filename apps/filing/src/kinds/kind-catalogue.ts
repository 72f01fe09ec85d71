import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { KindPackage, KindRegistry, loadPackages, OnDemandKind, SHIPPED_PACKAGES } from '@landport/kinds';
import { Clock, Database, LOGGER, Timers, type Logger } from '@landport/platform';
import { setImmediate as nextTurn } from 'node:timers/promises';

const POLL_MS = 2_000;

const SEED = `
  INSERT INTO kind_package (kind, valid_from, valid_to, package, published_at)
  SELECT *, $2::timestamptz FROM json_to_recordset($1::json) AS row(kind text, valid_from date, valid_to date, package jsonb)
  ON CONFLICT (kind, valid_from) DO NOTHING`;

const DAYS = `SELECT kind || ' ' || valid_from AS key FROM kind_package`;
const UNKNOWN = `
  SELECT kind || ' ' || valid_from AS key, package FROM kind_package
   WHERE kind || ' ' || valid_from <> ALL ($1::text[])`;

/**
 * The kinds as the database holds them; every process takes up what another publishes. A date that is published is
 * never changed, so that each is read and compiled once: when it is first asked for, or in idle turns before.
 */
@Injectable()
export class KindCatalogue implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private registry = new KindRegistry([]);
  /** By kind and day; nothing for one that cannot run. */
  private readonly known = new Map<string, OnDemandKind | undefined>();
  private reloading: Promise<void> = Promise.resolve();
  private isStopped = false;
  private stopPolling = (): void => undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.seed();
    for (const [key, kind] of await this.unknown()) this.known.set(key, kind);
    this.serve();
    this.stopPolling = this.timers.every(POLL_MS, () => {
      this.reload().catch((error: unknown) => this.logger.warn({ err: error }, 'kinds not reloaded'));
    });
  }

  onApplicationBootstrap(): void {
    void this.compileAhead([...this.known]);
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    this.stopPolling();
  }

  get current(): KindRegistry {
    return this.registry;
  }

  /** Takes up what was published since, compiled. A package that cannot run is told of once and left out. */
  reload(): Promise<void> {
    const next = this.reloading.catch(() => undefined).then(() => this.takeUp());
    this.reloading = next;
    return next;
  }

  private async takeUp(): Promise<void> {
    const published = await this.unknown();
    if (published.length === 0) return;
    for (const [key, kind] of published) this.known.set(key, kind);
    await this.compileAhead(published);
    this.serve();
  }

  private async unknown(): Promise<[string, OnDemandKind | undefined][]> {
    const rows = await this.db.query<{ key: string; package: unknown }>(UNKNOWN, [[...this.known.keys()]]);
    return rows.map(({ key, package: kept }) => {
      const source = KindPackage.safeParse(kept);
      if (source.success) return [key, new OnDemandKind(source.data)];
      this.logger.error({ kind: key, err: source.error }, 'a published kind is of no shape that is known');
      return [key, undefined];
    });
  }

  /** One piece a turn of the event loop: requests are answered in between. */
  private async compileAhead(kinds: readonly (readonly [string, OnDemandKind | undefined])[]): Promise<void> {
    for (const [key, kind] of kinds) {
      try {
        for (const _ of kind?.compiling() ?? []) await nextTurn();
      } catch (error) {
        this.logger.error({ kind: key, err: error }, 'a published kind cannot run');
        this.known.set(key, undefined);
        this.serve();
      }
      await nextTurn();
      if (this.isStopped) return;
    }
  }

  private serve(): void {
    this.registry = new KindRegistry([...this.known.values()].filter((kind) => kind !== undefined));
  }

  /** What ships with Landport is a start; a date that stands already is never changed, nor read again. */
  private async seed(): Promise<void> {
    const rows = await this.db.query<{ key: string }>(DAYS);
    const standing = new Set(rows.map(({ key }) => key));
    const missing = loadPackages(SHIPPED_PACKAGES, (kind, day) => !standing.has(`${kind} ${day}`));
    const seeds = missing.map((source) => ({
      kind: source.header.kind,
      valid_from: source.header.validFrom,
      valid_to: source.header.validTo ?? null,
      package: source,
    }));
    if (seeds.length > 0) await this.db.query(SEED, [JSON.stringify(seeds), this.clock.now()]);
  }
}
