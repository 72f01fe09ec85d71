import type { BatchRowStatus, BatchRowView } from '@landport/contracts';
import { faultIn, type FaultFound, type Language } from '@landport/http';
import type { Sql } from '@landport/platform';

export interface BatchRowRow {
  readonly number: number;
  readonly place: string | null;
  readonly status: BatchRowStatus;
  readonly kind: string | null;
  readonly reference: string | null;
  readonly filing_id: string | null;
  readonly repeated: boolean;
  readonly faults: readonly FaultFound[];
  readonly fault_count: number;
}

const LIST = `
  SELECT number, place, status, kind, reference, filing_id, repeated, faults, fault_count FROM batch_row
   WHERE batch_id = $1 AND number > $2 AND ($3::text IS NULL OR status = $3) ORDER BY number LIMIT $4`;

/** Results of a batch in the order of its file. @param after  the last number seen, 0 to begin */
export const rowsAfter = (
  sql: Sql,
  batchId: string,
  after: number,
  status: BatchRowStatus | undefined,
  limit: number,
): Promise<BatchRowRow[]> => sql.query<BatchRowRow>(LIST, [batchId, after, status, limit]);

export function rowView(row: BatchRowRow, language: Language): BatchRowView {
  const { number, place, status, kind, reference, filing_id: id, repeated, faults, fault_count } = row;
  return {
    row: number,
    ...(place !== null && { place }),
    status,
    ...(kind !== null && { kind }),
    ...(reference !== null && { reference }),
    ...(id !== null && { filing: { id, href: `/v1/filings/${id}` } }),
    ...(repeated && { repeated }),
    errors: faults.map((fault) => faultIn(language, fault)),
    errorCount: fault_count,
  };
}
