import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { UsualTimes } from '@landport/contracts';
import { Clock, Database, LOGGER, Timers, type Logger } from '@landport/platform';

const WINDOW_MS = 90 * 86_400_000;
const MEASURED_EVERY_MS = 5 * 60_000;

/** From first lodging to decision or release. Read from its index alone. */
const MEASURE = `
  SELECT kind, count(*)::int AS filings,
         percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - lodged_at)::float8) AS seconds
    FROM filing_search
   WHERE decided_at > $1 AND decided_at >= lodged_at AND audience NOT LIKE 'body:%'
   GROUP BY kind`;

interface MeasuredRow {
  readonly kind: string;
  readonly filings: number;
  readonly seconds: readonly [number, number];
}

/** How long filings of a kind usually take, measured from those of the last 90 days and held in memory. */
@Injectable()
export class UsualTimesBook implements OnModuleInit, OnApplicationShutdown {
  private measured: ReadonlyMap<string, UsualTimes> = new Map();
  private stop = (): void => undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    const again = (): Promise<void> =>
      this.measure().catch((error: unknown) => this.logger.warn({ err: error }, 'times not measured'));
    this.stop = this.timers.every(MEASURED_EVERY_MS, () => void again());
    await again();
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** Of a kind of which none was decided, nothing is known and nothing is said. */
  of(kind: string): UsualTimes {
    return this.measured.get(kind) ?? { filings: 0 };
  }

  async measure(): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - WINDOW_MS);
    const rows = await this.db.query<MeasuredRow & Record<string, unknown>>(MEASURE, [since]);
    this.measured = new Map(
      rows.map(({ kind, filings, seconds: [medianSeconds, p90Seconds] }) => [
        kind,
        { filings, medianSeconds, p90Seconds, measuredAt: now.toISOString() },
      ]),
    );
  }
}
