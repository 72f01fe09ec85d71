import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql, type Tx } from '@landport/platform';
import { BatchCleared, BatchNotFound, TooManyOpenBatches } from './batch-errors';
import { BATCH_COLUMNS, type BatchRecord } from './batch-record';

const MOST_OPEN = 20;

export type NewBatch = Pick<
  BatchRecord,
  | 'id'
  | 'organisation_id'
  | 'submitted_by'
  | 'format'
  | 'charset'
  | 'kind'
  | 'validate_only'
  | 'bytes'
  | 'sha256'
  | 'trace'
  | 'submitted_at'
>;

const INSERT = `
  INSERT INTO batch (id, organisation_id, submitted_by, format, charset, kind, validate_only, bytes, sha256, trace,
                     state, submitted_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11) RETURNING ${BATCH_COLUMNS}`;

/** One that nobody works on ends at once; else its holder is told by its next record. */
const CANCEL = `
  UPDATE batch SET cancel_requested_at = coalesce(cancel_requested_at, $3)
   WHERE id = $1 AND organisation_id = $2 AND ended_at IS NULL`;

const COUNT_OPEN = `SELECT count(*) AS open FROM batch WHERE organisation_id = $1 AND ended_at IS NULL`;

@Injectable()
export class BatchRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @throws TooManyOpenBatches */
  async add(tx: Tx, batch: NewBatch): Promise<BatchRecord> {
    const [row] = await tx.query<{ open: number }>(COUNT_OPEN, [batch.organisation_id]);
    if (row !== undefined && row.open >= MOST_OPEN) throw new TooManyOpenBatches(row.open);
    const [added] = await tx.query<BatchRecord>(INSERT, [
      batch.id,
      batch.organisation_id,
      batch.submitted_by,
      batch.format,
      batch.charset,
      batch.kind,
      batch.validate_only,
      batch.bytes,
      batch.sha256,
      JSON.stringify(batch.trace),
      batch.submitted_at,
    ]);
    return added!;
  }

  /** @throws BatchNotFound, also for another organisation's */
  async get(id: string, organisationId: string, sql: Sql = this.db): Promise<BatchRecord> {
    const [row] = await sql.query<BatchRecord>(
      `SELECT ${BATCH_COLUMNS} FROM batch WHERE id = $1 AND organisation_id = $2`,
      [id, organisationId],
    );
    if (row === undefined) throw new BatchNotFound();
    return row;
  }

  /** @throws BatchNotFound, BatchCleared */
  async getWhole(id: string, organisationId: string): Promise<BatchRecord> {
    const batch = await this.get(id, organisationId);
    if (batch.cleared_at !== null) throw new BatchCleared();
    return batch;
  }

  async requestCancellation(id: string, organisationId: string, at: Date): Promise<void> {
    await this.db.query(CANCEL, [id, organisationId, at]);
  }
}
