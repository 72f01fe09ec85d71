import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '@landport/platform';
import type { FilingClock } from '../domain/filing-clock';
import { CLOCK_COLUMNS, clockOf, clockRow, type ClockRow } from './clock-row';

const SAVE = `
  INSERT INTO clock SELECT * FROM json_to_recordset($1::json) AS row(${CLOCK_COLUMNS})
  ON CONFLICT (id) DO UPDATE
    SET working_days = excluded.working_days, stopped_at = excluded.stopped_at, days_left = excluded.days_left,
        due_at = excluded.due_at, warn_at = excluded.warn_at, warned_at = excluded.warned_at,
        ended_at = excluded.ended_at, ending = excluded.ending, next_at = excluded.next_at`;

/** A clock stopped for good keeps no days that it would still have. */
const END = `
  UPDATE clock SET ended_at = $2, ending = 'met', next_at = NULL
   WHERE filing_id = ANY($1::uuid[]) AND ended_at IS NULL AND purpose <> 'document'`;

/** Clocks of filings. A clock changes only while its filing's row is locked, which is got first. */
@Injectable()
export class ClockRepository {
  /** In the order in which they were started. */
  async ofFiling(sql: Sql, filingId: string): Promise<FilingClock[]> {
    const rows = await sql.query<ClockRow>('SELECT * FROM clock WHERE filing_id = $1 ORDER BY id', [
      filingId,
    ]);
    return rows.map(clockOf);
  }

  async saveAll(tx: Tx, clocks: readonly FilingClock[]): Promise<void> {
    if (clocks.length > 0) await tx.query(SAVE, [JSON.stringify(clocks.map(clockRow))]);
  }

  /** Of filings that were decided elsewhere. */
  async endOf(tx: Tx, filingIds: readonly string[], at: Date): Promise<void> {
    if (filingIds.length > 0) await tx.query(END, [filingIds, at]);
  }
}
