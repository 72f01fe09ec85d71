import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database, LOGGER, Timers, type Logger } from '@landport/platform';
import { ZONE_CONFIG, type ZoneConfig } from '../customs-zone.config';
import { Day, type DatedRecord } from './day';
import { RECORDS, type Sort } from './records';
import { seedMissing } from './seed-missing';

/** A rate published elsewhere is in force here after this long. */
const REFRESH_MS = 60_000;
/** Days kept in memory: today's, and those of declarations that waited for their goods. */
const DAYS_KEPT = 32;

interface Row {
  readonly sort: Sort;
  readonly key: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly body: unknown;
}

/** Law and circumstances of each day, held in memory: an assessment asks no database. */
@Injectable()
export class ReferenceData implements OnApplicationBootstrap, OnApplicationShutdown {
  private records: Promise<readonly DatedRecord[]> | undefined;
  private days = new Map<string, Day>();
  private stopRefresh: () => void = () => undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(ZONE_CONFIG) private readonly config: Pick<ZoneConfig, 'REFERENCE_DATA'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.loaded();
    this.stopRefresh = this.timers.every(REFRESH_MS, () => void this.refresh());
  }

  onApplicationShutdown(): void {
    this.stopRefresh();
  }

  /** @param date  of the office's time zone, `yyyy-mm-dd` */
  async on(date: string): Promise<Day> {
    const known = this.days.get(date);
    if (known !== undefined) return known;
    const day = new Day(date, await this.loaded());
    if (this.days.size >= DAYS_KEPT) this.days.clear();
    this.days.set(date, day);
    return day;
  }

  /** Reads all records again; when the database is away, those known stay. */
  async refresh(): Promise<void> {
    try {
      const records = await this.read();
      this.records = Promise.resolve(records);
      this.days = new Map();
    } catch (error) {
      this.logger.warn({ err: error }, 'reference data stays as it was');
    }
  }

  /** Events may come before the bootstrap is through, so whoever is first loads. */
  private loaded(): Promise<readonly DatedRecord[]> {
    this.records ??= seedMissing(this.db, this.config.REFERENCE_DATA)
      .then(() => this.read())
      .catch((error: unknown) => {
        this.records = undefined;
        throw error;
      });
    return this.records;
  }

  private async read(): Promise<readonly DatedRecord[]> {
    const rows = await this.db.query<Row>(
      `SELECT sort, key, valid_from::text, valid_to::text, body FROM dated_record ORDER BY sort, key, valid_from`,
    );
    return rows.map(({ sort, key, valid_from, valid_to, body }) => ({
      sort,
      key,
      validFrom: valid_from,
      validTo: valid_to,
      body: RECORDS[sort].parse(body),
    }));
  }
}
