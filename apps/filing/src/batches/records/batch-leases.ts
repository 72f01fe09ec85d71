import { Inject, Injectable } from '@nestjs/common';
import { BatchCompleted } from '@landport/contracts';
import type { Fact } from '@landport/domain';
import type { FaultFound } from '@landport/http';
import { Outbox } from '@landport/messaging';
import { Clock, Database, Ids } from '@landport/platform';
import { BATCH_COLUMNS, statesBefore, type BatchRecord, type EndState } from './batch-record';
import type { RowResult } from './row-result';

/** Without a word for so long, whoever works on a batch is taken for dead. */
const LEASE_MS = 8_000;
/** How often the holder gives word. */
export const WORD_MS = 2_000;

/** What a holder meets when another has taken its batch over: it stops without a trace. */
export class LeaseLost extends Error {
  constructor(id: string) {
    super(`batch ${id} is in other hands`);
    this.name = 'LeaseLost';
  }
}

/** The oldest that nobody works on, of an organisation of which no other is worked on: nobody waits behind one sender. */
const CLAIM = `
  UPDATE batch SET lease_holder = $1, lease_until = $2, started_at = coalesce(started_at, $3),
                   state = CASE WHEN total IS NULL THEN 'reading' ELSE 'running' END
   WHERE id = (SELECT b.id FROM batch b
                WHERE b.ended_at IS NULL AND (b.lease_until IS NULL OR b.lease_until < $3)
                  AND (b.cancel_requested_at IS NOT NULL OR NOT EXISTS (
                         SELECT FROM batch other
                          WHERE other.ended_at IS NULL AND other.organisation_id = b.organisation_id
                            AND other.id <> b.id AND other.lease_until >= $3))
                ORDER BY b.id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING ${BATCH_COLUMNS}`;

const GIVE_WORD = `
  UPDATE batch SET lease_until = $3 WHERE id = $1 AND lease_holder = $2 RETURNING cancel_requested_at`;

const FOUND = `
  UPDATE batch SET total = $3, state = 'running' WHERE id = $1 AND lease_holder = $2 AND state = ANY($4)
  RETURNING ${BATCH_COLUMNS}`;

/** Results and progress in one statement: a row is counted when it is written, and only by who holds the lease. */
const RECORD = `
  WITH held AS (
    UPDATE batch SET checked = checked + $4, lodged = lodged + $5, valid = valid + $6, refused = refused + $7,
                     lease_until = $8
     WHERE id = $1 AND lease_holder = $2 AND checked = $3 RETURNING cancel_requested_at),
  written AS (
    INSERT INTO batch_row (batch_id, number, place, status, kind, reference, filing_id, repeated, faults, fault_count)
    SELECT $1, row.* FROM held, json_to_recordset($9::json) AS row(number integer, place text, status text, kind text,
      reference text, filing_id uuid, repeated boolean, faults jsonb, fault_count integer))
  SELECT cancel_requested_at FROM held`;

const END = `
  UPDATE batch SET state = $3, ended_at = $4, faults = $5, lease_holder = NULL, lease_until = NULL
   WHERE id = $1 AND lease_holder = $2 AND state = ANY($6) RETURNING ${BATCH_COLUMNS}`;

const NEVER_LOOKED_AT = `
  INSERT INTO batch_row (batch_id, number, status)
  SELECT $1, number, 'cancelled' FROM generate_series($2::integer + 1, $3::integer) AS number`;

const RELEASE = `UPDATE batch SET lease_until = NULL, lease_holder = NULL WHERE id = $1 AND lease_holder = $2`;

/** Whether the sender wants no more rows lodged. */
export interface Word {
  readonly isCancelled: boolean;
}

/** The one hand that works on a batch. Every write names its holder, so that a former one writes nothing. */
@Injectable()
export class BatchLeases {
  private readonly holder: string;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) ids: Ids,
  ) {
    this.holder = ids.next();
  }

  async claim(): Promise<BatchRecord | undefined> {
    const [batch] = await this.db.query<BatchRecord>(CLAIM, [this.holder, this.until, this.clock.now()]);
    return batch;
  }

  /** @throws LeaseLost */
  async giveWord(id: string): Promise<Word> {
    return this.wordOf(id, await this.db.query<CancelRow>(GIVE_WORD, [id, this.holder, this.until]));
  }

  /** The file was read to its end. @throws LeaseLost */
  async found(id: string, total: number): Promise<BatchRecord> {
    const [batch] = await this.db.query<BatchRecord>(FOUND, [
      id,
      this.holder,
      total,
      statesBefore('running'),
    ]);
    if (batch === undefined) throw new LeaseLost(id);
    return batch;
  }

  /** @param before  rows recorded so far @throws LeaseLost */
  async record(id: string, before: number, results: readonly RowResult[]): Promise<Word> {
    const of = (status: RowResult['status']): number =>
      results.filter((each) => each.status === status).length;
    const rows = results.map(({ filingId, faultCount, repeated, ...row }) => ({
      ...row,
      repeated: repeated ?? false,
      filing_id: filingId,
      fault_count: faultCount,
    }));
    const counts = [results.length, of('lodged'), of('valid'), of('refused')];
    const values = [id, this.holder, before, ...counts, this.until, JSON.stringify(rows)];
    return this.wordOf(id, await this.db.prepared<CancelRow>('batch.record', RECORD, values));
  }

  /** Ends a batch and tells its organisation. @throws LeaseLost */
  async end(id: string, state: EndState, faults: readonly FaultFound[] = []): Promise<void> {
    await this.db.transaction(async (tx) => {
      const values = [id, this.holder, state, this.clock.now(), JSON.stringify(faults), statesBefore(state)];
      const [batch] = await tx.query<BatchRecord>(END, values);
      if (batch === undefined) throw new LeaseLost(id);
      if (state === 'cancelled' && batch.total !== null)
        await tx.query(NEVER_LOOKED_AT, [id, batch.checked, batch.total]);
      await this.outbox.append(tx, [factOf(batch, state)], batch.trace);
    });
  }

  /** Lets the next hand begin at once. */
  async release(id: string): Promise<void> {
    await this.db.query(RELEASE, [id, this.holder]);
  }

  private get until(): Date {
    return new Date(this.clock.now().getTime() + LEASE_MS);
  }

  private wordOf(id: string, [row]: readonly CancelRow[]): Word {
    if (row === undefined) throw new LeaseLost(id);
    return { isCancelled: row.cancel_requested_at !== null };
  }
}

interface CancelRow {
  readonly cancel_requested_at: Date | null;
}

/** The only event of a batch, hence the first of its stream. */
function factOf(batch: BatchRecord, state: EndState): Fact {
  const { id, organisation_id: organisationId, validate_only: validateOnly, lodged, valid, refused } = batch;
  const data = {
    batchId: id,
    organisationId,
    concerns: [organisationId],
    state,
    validateOnly,
    rows: { total: batch.total ?? 0, lodged, valid, refused },
    endedAt: batch.ended_at!.toISOString(),
  };
  const { type, topic } = BatchCompleted;
  return { type, topic, subject: id, streamKey: id, sequence: 1, data };
}
