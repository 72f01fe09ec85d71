import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock, Database, LOGGER, Timers, type Logger } from '@landport/platform';

const AN_HOUR = 3_600_000;
const A_DAY = 24 * AN_HOUR;
/** Rows of one statement, so that none holds locks for long. */
const AT_ONCE = 1_000;

export interface KeptDays {
  /** Of earlier revisions of drafts. */
  readonly revisions: number;
  /** Of files and row results of batches that have ended. */
  readonly batches: number;
}

export const KEPT_DAYS = Symbol('days for which drafts and batches keep what is no longer needed');

/** What a draft says now stays, however old. */
const OLD_REVISIONS = `
  WITH gone AS (
    DELETE FROM draft_revision r USING (
      SELECT o.draft_id, o.version FROM draft_revision o JOIN draft d ON d.id = o.draft_id
       WHERE o.saved_at < $1 AND o.version < d.version ORDER BY o.saved_at LIMIT ${AT_ONCE}) AS old
     WHERE r.draft_id = old.draft_id AND r.version = old.version
    RETURNING 1)
  SELECT count(*)::int AS many FROM gone`;

const OLD_BATCH = `
  SELECT id FROM batch WHERE ended_at < $1 AND cleared_at IS NULL
   ORDER BY ended_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** Removes what was kept for convenience once its time is over; filings and their history are never touched. */
@Injectable()
export class SweepKept implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopTimer = (): void => undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(KEPT_DAYS) private readonly kept: KeptDays,
  ) {}

  onApplicationBootstrap(): void {
    this.stopTimer = this.timers.every(AN_HOUR, () => this.hurry());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopTimer();
    await this.sweeping;
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const before = (days: number): Date => new Date(now.getTime() - days * A_DAY);
    while ((await this.removeRevisions(before(this.kept.revisions))) === AT_ONCE);
    while (await this.clearBatch(before(this.kept.batches), now));
  }

  private hurry(): void {
    this.sweeping = this.sweeping
      .then(() => this.sweep())
      .catch((error: Error) => this.logger.warn({ err: error }, 'old drafts and batches wait to be removed'));
  }

  private async removeRevisions(before: Date): Promise<number> {
    const [gone] = await this.db.query<{ many: number }>(OLD_REVISIONS, [before]);
    return gone?.many ?? 0;
  }

  /** Several processes take different batches. */
  private clearBatch(before: Date, now: Date): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [old] = await tx.query<{ id: string }>(OLD_BATCH, [before]);
      if (old === undefined) return false;
      await tx.query('DELETE FROM batch_chunk WHERE batch_id = $1', [old.id]);
      await tx.query('DELETE FROM batch_row WHERE batch_id = $1', [old.id]);
      await tx.query('UPDATE batch SET cleared_at = $2 WHERE id = $1', [old.id, now]);
      return true;
    });
  }
}
