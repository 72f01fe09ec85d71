import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { ObjectStore } from '@landport/object-store';
import { Clock, Database, LOGGER, Timers, type Logger } from '@landport/platform';
import { objectKeyOf } from '../document.repository';
import { Spool } from '../upload-document/spool';

const AN_HOUR = 3_600_000;
const A_DAY = 24 * AN_HOUR;
const BATCH = 100;

/** An upload that has not ended after this long has failed, or its process has. */
const UNFINISHED_AFTER = AN_HOUR;

const LOCK_OLD = `
  SELECT d.id FROM document d
   WHERE (d.state = 'receiving' AND d.received_at < $1
          OR d.state IN ('received', 'scanning', 'clean', 'infected') AND d.received_at < $2)
     AND NOT EXISTS (SELECT FROM filing_document f WHERE f.document_id = d.id)
   ORDER BY d.received_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
/** A statement of its own: it sees filings that were lodged before the locks were had. */
const MARK = `
  UPDATE document d SET state = 'removed', scan_due_at = NULL WHERE d.id = ANY($1)
     AND NOT EXISTS (SELECT FROM filing_document f WHERE f.document_id = d.id)`;
const REMOVED = `SELECT id FROM document WHERE state = 'removed' ORDER BY received_at LIMIT ${BATCH}`;

export const UNUSED_DAYS = Symbol('days after which an unused document goes');

/**
 * Removes documents that no filing named in time and uploads that never ended. Bytes go before the row that knows of
 * them, so that none are ever forgotten in the store.
 */
@Injectable()
export class SweepDocuments implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopTimer = (): void => undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ObjectStore) private readonly store: ObjectStore,
    @Inject(Spool) private readonly spool: Spool,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(UNUSED_DAYS) private readonly unusedDays: number,
  ) {}

  onApplicationBootstrap(): void {
    this.stopTimer = this.timers.every(AN_HOUR, () => this.hurry());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopTimer();
    await this.sweeping;
  }

  /** One after the other; what fails is tried again at the next hour. */
  hurry(): void {
    this.sweeping = this.sweeping
      .then(() => this.sweep())
      .catch((error: Error) => this.logger.warn({ err: error }, 'documents to remove wait'));
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.spool.clear(now);
    const unfinished = new Date(now.getTime() - UNFINISHED_AFTER);
    const unused = new Date(now.getTime() - this.unusedDays * A_DAY);
    while (await this.markOld(unfinished, unused));
    while (await this.removeMarked());
  }

  private markOld(unfinished: Date, unused: Date): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const old = await tx.query<{ id: string }>(LOCK_OLD, [unfinished, unused]);
      if (old.length > 0) await tx.query(MARK, [old.map(({ id }) => id)]);
      return old.length === BATCH;
    });
  }

  private async removeMarked(): Promise<boolean> {
    const rows = await this.db.query<{ id: string }>(REMOVED);
    for (const { id } of rows) {
      await this.store.remove(objectKeyOf(id));
      await this.db.query(`DELETE FROM document WHERE id = $1 AND state = 'removed'`, [id]);
    }
    return rows.length === BATCH;
  }
}
