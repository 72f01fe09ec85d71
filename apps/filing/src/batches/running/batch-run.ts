import { Inject, Injectable } from '@nestjs/common';
import { Database, reach } from '@landport/platform';
import { setImmediate } from 'node:timers/promises';
import { batchFault, unreadable, UnreadableFile } from '../reading/batch-faults';
import { BatchReader } from '../reading/batch-reader';
import { MOST_ROWS, type BatchRow } from '../reading/batch-row';
import { BatchLeases } from '../records/batch-leases';
import type { BatchRecord } from '../records/batch-record';
import { keptFaults, type RowResult } from '../records/row-result';
import { keyOfRow, lodgedAs, refused, RowWork, type ReadRow } from './row-work';

/**
 * Rows of one batch that are in the intake at once: half a group commit, so that a request that comes in meanwhile
 * waits for at most one of the intake's writes more.
 */
const ROWS_AT_ONCE = 32;
/** And bytes, so that a few large filings do not fill the memory together. */
const BYTES_AT_ONCE = 2 * 1024 * 1024;
/** Rows examined in one go before the event loop has its turn. */
const ROWS_A_TURN = 4;

/** Works through one batch, from where it stands to its end. Safe to begin again at any point. */
@Injectable()
export class BatchRun {
  constructor(
    @Inject(BatchReader) private readonly reader: BatchReader,
    @Inject(RowWork) private readonly work: RowWork,
    @Inject(BatchLeases) private readonly leases: BatchLeases,
    @Inject(Database) private readonly db: Database,
  ) {}

  /** @param signal  stops after the rows under way @throws LeaseLost, and what the database throws */
  async run(batch: BatchRecord, signal: AbortSignal): Promise<void> {
    try {
      if (batch.cancel_requested_at !== null) return await this.leases.end(batch.id, 'cancelled');
      const counted = batch.total === null ? await this.readThrough(batch, signal) : batch;
      if (counted !== undefined) await this.workThrough(counted, signal);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      await this.leases.end(batch.id, 'failed', keptFaults(error.faults, error.faults.length));
    }
  }

  /** Finds out that the file can be read to its end before anything of it is lodged. */
  private async readThrough(batch: BatchRecord, signal: AbortSignal): Promise<BatchRecord | undefined> {
    let [total, bytes] = [0, 0];
    for await (const row of this.reader.rows(batch)) {
      if (signal.aborted) return undefined;
      total = row.number;
      bytes += bytesOf(row);
      if (total > MOST_ROWS) throw tooManyRows(row);
      if (total % ROWS_AT_ONCE !== 0 && bytes < BYTES_AT_ONCE) continue;
      await setImmediate();
      bytes = 0;
    }
    if (total === 0) throw unreadable('batch/empty', { en: 'The file has no rows.', zh: '文件没有任何行。' });
    return this.leases.found(batch.id, total);
  }

  private async workThrough(batch: BatchRecord, signal: AbortSignal): Promise<void> {
    let { checked } = batch;
    const first = await this.referencesOf(batch);
    let rows: BatchRow[] = [];
    let bytes = 0;
    const close = async (): Promise<{ isCancelled: boolean }> => {
      const results = await this.resultsOf(batch, rows, first, signal);
      reach('batch.before-record');
      const word = await this.leases.record(batch.id, checked, results);
      reach('batch.after-record');
      checked += results.length;
      rows = [];
      bytes = 0;
      return word;
    };
    if ((await this.leases.giveWord(batch.id)).isCancelled) return this.leases.end(batch.id, 'cancelled');
    for await (const row of this.reader.rows(batch)) {
      if (row.number <= checked) continue;
      rows.push(row);
      bytes += bytesOf(row);
      if (rows.length < ROWS_AT_ONCE && bytes < BYTES_AT_ONCE) continue;
      const { isCancelled } = await close();
      if (isCancelled && checked < batch.total!) return this.leases.end(batch.id, 'cancelled');
      if (signal.aborted) return;
    }
    if (rows.length > 0) await close();
    await this.leases.end(batch.id, 'completed');
  }

  private async resultsOf(
    batch: BatchRecord,
    rows: readonly BatchRow[],
    first: Map<string, string>,
    signal: AbortSignal,
  ): Promise<RowResult[]> {
    const read: (ReadRow | RowResult)[] = [];
    for (const [index, row] of rows.entries()) {
      if (index % ROWS_A_TURN === 0) await setImmediate();
      read.push(onceOnly(this.work.read(row), first));
    }
    const sound = read.filter(isRead);
    if (batch.validate_only) return this.checked(batch, read);
    const lodged = await this.work.lodgedBefore(batch, sound);
    const results = read.map((each) => {
      if (!isRead(each)) return each;
      const filingId = lodged.get(keyOfRow(batch.id, each.row.number));
      return filingId === undefined ? this.work.lodge(batch, each, signal) : lodgedAs(each, filingId);
    });
    return Promise.all(results);
  }

  private async checked(batch: BatchRecord, read: readonly (ReadRow | RowResult)[]): Promise<RowResult[]> {
    const results: RowResult[] = [];
    for (const [index, each] of read.entries()) {
      if (index % ROWS_A_TURN === 0) await setImmediate();
      results.push(isRead(each) ? await this.work.check(batch, each) : each);
    }
    return results;
  }

  /** References of the rows recorded already, and where each stands. */
  private async referencesOf({ id }: BatchRecord): Promise<Map<string, string>> {
    const rows = await this.db.query<{ reference: string; place: string }>(
      'SELECT reference, place FROM batch_row WHERE batch_id = $1 AND reference IS NOT NULL ORDER BY number DESC',
      [id],
    );
    return new Map(rows.map(({ reference, place }) => [reference, place]));
  }
}

const bytesOf = ({ said }: BatchRow): number => ('bytes' in said ? said.bytes.length : 0);

const isRead = (row: ReadRow | RowResult): row is ReadRow => 'content' in row;

/** A reference stands for one filing: of two rows with it the second is refused, whatever becomes of the first. */
function onceOnly(read: ReadRow | RowResult, first: Map<string, string>): ReadRow | RowResult {
  if (!isRead(read)) return read;
  const { row, content } = read;
  const place = first.get(content.reference);
  if (place === undefined) {
    first.set(content.reference, row.place);
    return read;
  }
  const fault = batchFault(
    'batch/reference-repeated',
    { en: `The reference stands at ${place} already.`, zh: `编号已见于 ${place}。` },
    { pointer: '/reference', value: content.reference },
  );
  return refused(row, row.locate([fault]), 1, content);
}

const tooManyRows = (row: BatchRow): UnreadableFile =>
  unreadable(
    'batch/too-many-rows',
    { en: `The file has over ${MOST_ROWS} filings.`, zh: `文件超过 ${MOST_ROWS} 份申报。` },
    { sourcePath: row.place },
  );
