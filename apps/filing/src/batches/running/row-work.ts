import { Inject, Injectable } from '@nestjs/common';
import { problemOf, type FaultFound } from '@landport/http';
import { Clock, Database, Timers } from '@landport/platform';
import type { SubmittedContent } from '../../submission/submitted-content';
import { SubmissionExaminer } from '../../submission/submission-examiner';
import { SubmissionReader } from '../../submission/submission-reader';
import { SubmitFilingHandler } from '../../submit-filing/submit-filing.handler';
import type { BatchRow } from '../reading/batch-row';
import type { BatchRecord } from '../records/batch-record';
import { keptFaults, type RowResult } from '../records/row-result';
import { faultsIn, isOfTheMoment } from './refusal-of-row';

const JSON_TYPE = 'application/json';
/** An outage is waited for; a fault of ours that comes again so often is told instead. */
const MOST_TRIES_OF_A_FAULT = 5;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/** A row whose filing can be read. */
export interface ReadRow {
  readonly row: BatchRow;
  readonly bytes: Buffer;
  readonly content: SubmittedContent;
}

/** The key under which a row is lodged: the same for whoever lodges it, and for no other row. */
export const keyOfRow = (batchId: string, number: number): string => `batch/${batchId}/${number}`;

/** Does for one row what `POST /v1/filings` does for a request, by the same reader, engine and intake. */
@Injectable()
export class RowWork {
  constructor(
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(SubmissionExaminer) private readonly examiner: SubmissionExaminer,
    @Inject(SubmitFilingHandler) private readonly filings: SubmitFilingHandler,
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Timers) private readonly timers: Timers,
  ) {}

  read(row: BatchRow): ReadRow | RowResult {
    if ('faults' in row.said) return refused(row, row.said.faults);
    const { bytes } = row.said;
    try {
      return { row, bytes, content: this.reader.read(JSON_TYPE, bytes) };
    } catch (error) {
      const { faults, total } = faultsIn(error);
      return refused(row, row.locate(faults), total);
    }
  }

  /** Rows that were lodged by a hand that could not record it any more, with their filings. */
  async lodgedBefore(batch: BatchRecord, rows: readonly ReadRow[]): Promise<Map<string, string>> {
    const keys = rows.map(({ row }) => keyOfRow(batch.id, row.number));
    const found = await this.db.prepared<{ value: string; filing_id: string }>(
      'batch.lodged-before',
      LODGED,
      [batch.organisation_id, keys],
    );
    return new Map(found.map(({ value, filing_id }) => [value, filing_id]));
  }

  /** The verdict alone; nothing is written. */
  async check(batch: BatchRecord, { row, bytes, content }: ReadRow): Promise<RowResult> {
    try {
      const examined = { content, contentType: JSON_TYPE, bytes };
      const { faults, total } = await this.examiner.judge(examined, batch.organisation_id, this.clock.now());
      if (total > 0) return refused(row, row.locate(faults), total, content);
      return { ...told(row, content), status: 'valid', faults: [], faultCount: 0 };
    } catch (error) {
      const { faults, total } = faultsIn(error);
      return refused(row, row.locate(faults), total, content);
    }
  }

  /** @param signal  gives up waiting for what is away @throws what the intake throws, once given up */
  async lodge(batch: BatchRecord, read: ReadRow, signal: AbortSignal): Promise<RowResult> {
    const { row, bytes, content } = read;
    const { organisation_id: organisationId, submitted_by: id, trace } = batch;
    const command = {
      content,
      contentType: JSON_TYPE,
      bytes,
      by: { id, organisationId },
      idempotencyKey: keyOfRow(batch.id, row.number),
      trace,
    };
    let wait = FIRST_WAIT_MS;
    for (let tries = 1; ; tries += 1) {
      try {
        const { filingId, replayed } = await this.filings.submit(command);
        return {
          ...told(row, content),
          status: 'lodged',
          filingId,
          repeated: replayed,
          faults: [],
          faultCount: 0,
        };
      } catch (error) {
        const problem = problemOf(error);
        const isFaultOfOurs = problem.status === 500;
        if (signal.aborted) throw error;
        if (!isOfTheMoment(problem) || (isFaultOfOurs && tries >= MOST_TRIES_OF_A_FAULT)) {
          const { faults, total } = faultsIn(error);
          return refused(row, row.locate(faults), total, content);
        }
        await this.timers.sleep(wait, signal);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
  }
}

const LODGED = `
  SELECT value, filing_id FROM filing_key
   WHERE organisation_id = $1 AND scope = 'idempotency' AND value = ANY($2::text[])`;

const told = ({ number, place }: BatchRow, { kind, reference }: SubmittedContent) => ({
  number,
  place,
  kind,
  reference,
});

export function refused(
  row: BatchRow,
  faults: readonly FaultFound[],
  total = faults.length,
  content?: SubmittedContent,
): RowResult {
  const { number, place } = row;
  const said = content === undefined ? { number, place } : told(row, content);
  return { ...said, status: 'refused', faults: keptFaults(faults), faultCount: Math.max(1, total) };
}

/** Recorded, as lodged, by the hand that took over. */
export const lodgedAs = ({ row, content }: ReadRow, filingId: string): RowResult => ({
  ...told(row, content),
  status: 'lodged',
  filingId,
  faults: [],
  faultCount: 0,
});
