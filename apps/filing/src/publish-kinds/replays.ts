import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { KindPackage } from '@landport/kinds';
import { Clock, Database, Ids, LOGGER, Timers, type Logger, type Sql } from '@landport/platform';
import { ReplayUnderWay } from '../domain/kind-proposal-errors';
import { outcomeChanges } from './outcome-changes';
import type { ProposalRow } from './proposal-row';
import { RecordedFilings } from './recorded-filings';
import { isRunning } from './replay-row';
import { TrialThread } from './trial/trial-thread';

export interface ReplayBounds {
  readonly most: number;
  readonly since?: string | undefined;
}

const BEGIN = `
  INSERT INTO kind_replay (proposal_id, run_id, most, since, state, replayed, changed, left_out, started_at, beat_at)
  VALUES ($1, $2, $3, $4, 'running', 0, 0, 0, $5, $5)
  ON CONFLICT (proposal_id) DO UPDATE
     SET run_id = excluded.run_id, most = excluded.most, since = excluded.since, state = 'running', replayed = 0,
         changed = 0, left_out = 0, started_at = excluded.started_at, beat_at = excluded.beat_at, ended_at = NULL,
         failure = NULL`;
/** A run that another one has replaced writes nothing more. */
const KEEP = `
  WITH run AS (
    UPDATE kind_replay
       SET replayed = replayed + $3, left_out = left_out + $4, changed = changed + json_array_length($5::json),
           beat_at = $6
     WHERE proposal_id = $1 AND run_id = $2 RETURNING proposal_id, run_id
  )
  INSERT INTO kind_replay_change (proposal_id, filing_id, run_id, before, after)
  SELECT run.proposal_id, c.filing_id, run.run_id, c.before, c.after
    FROM run, json_to_recordset($5::json) AS c(filing_id uuid, before jsonb, after jsonb)`;
const END = `
  UPDATE kind_replay SET state = $3, ended_at = $4, failure = $5
   WHERE proposal_id = $1 AND run_id = $2`;
const FORMER = 'SELECT package FROM kind_package WHERE kind = $1';

/** Runs recorded filings under a proposed version, behind the requests; what it finds is kept as it goes. */
@Injectable()
export class Replays implements OnApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();
  private isStopped = false;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(RecordedFilings) private readonly filings: RecordedFilings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What a stopped process leaves is seen by its silence, and can be begun again. */
  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.underWay);
  }

  /**
   * Begins a replay of a proposal that is locked, in its transaction; `run` is to be called once that is committed.
   * @throws ReplayUnderWay
   */
  async begin(sql: Sql, proposal: ProposalRow, { most, since }: ReplayBounds): Promise<{ run: () => void }> {
    const now = this.clock.now();
    if (proposal.replay && isRunning(proposal.replay, now)) throw new ReplayUnderWay();
    const run = this.ids.next();
    await sql.query('DELETE FROM kind_replay_change WHERE proposal_id = $1', [proposal.id]);
    await sql.query(BEGIN, [proposal.id, run, most, since ?? null, now]);
    return { run: () => this.start(proposal, run, { most, since }) };
  }

  private start(proposal: ProposalRow, run: string, bounds: ReplayBounds): void {
    const work = this.replay(proposal, run, bounds).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async replay(proposal: ProposalRow, run: string, bounds: ReplayBounds): Promise<void> {
    try {
      await this.runThrough(proposal, run, bounds);
      if (!this.isStopped) await this.db.query(END, [proposal.id, run, 'done', this.clock.now(), null]);
    } catch (error) {
      this.logger.warn({ err: error, proposal: proposal.id }, 'a replay failed');
      const failure = JSON.stringify({ en: (error as Error).message });
      await this.db
        .query(END, [proposal.id, run, 'failed', this.clock.now(), failure])
        .catch((lost: unknown) => this.logger.warn({ err: lost }, 'the end of a replay was not kept'));
    }
  }

  private async runThrough({ id, kind, package: kept }: ProposalRow, run: string, bounds: ReplayBounds) {
    const proposed = KindPackage.parse(kept);
    const rows = await this.db.query<{ package: unknown }>(FORMER, [kind]);
    const former = rows.flatMap((row) => KindPackage.safeParse(row.package).data ?? []);
    const thread = new TrialThread({ proposed, former }, this.timers);
    try {
      for await (const { cases, leftOut } of this.filings.newest(kind, bounds.most, bounds.since ?? null)) {
        if (this.isStopped) return;
        const outcomes = await thread.ask({ ask: 'replay', cases });
        const changes = outcomes
          .filter(({ before, after }) => outcomeChanges(before, after))
          .map(({ filingId, before, after }) => ({ filing_id: filingId, before, after }));
        const unknown = cases.length - outcomes.length;
        const counted = [outcomes.length, leftOut + unknown, JSON.stringify(changes), this.clock.now()];
        await this.db.query(KEEP, [id, run, ...counted]);
      }
    } finally {
      await thread.end();
    }
  }
}
