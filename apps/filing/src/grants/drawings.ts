import { Injectable } from '@nestjs/common';
import { Decimal } from '@landport/domain';
import type { Tx } from '@landport/platform';
import type { Draw } from './judge-citations';

const DRAWING = `filing_id uuid, filing_version integer, place integer, pointer text, grant_number text,
  cited_filing_id uuid, value numeric, exclusive boolean, drawn_at timestamptz`;

const DRAW = `
  WITH drawn AS (
    INSERT INTO drawing (filing_id, filing_version, place, pointer, grant_number, cited_filing_id, value, exclusive, drawn_at)
    SELECT * FROM json_to_recordset($1::json) AS row(${DRAWING})
    RETURNING grant_number, value),
  sums AS (SELECT grant_number, sum(value) AS value FROM drawn WHERE value IS NOT NULL GROUP BY grant_number)
  UPDATE issued_grant g SET available = available - s.value FROM sums s WHERE g.number = s.grant_number`;

const LOCK_DRAWN = `
  SELECT FROM issued_grant
   WHERE number IN (SELECT grant_number FROM drawing WHERE filing_id = ANY($1::uuid[]))
   ORDER BY number FOR UPDATE`;

const GIVE_BACK = `
  WITH back AS (
    UPDATE drawing SET given_back_at = $2 WHERE filing_id = ANY($1::uuid[]) AND given_back_at IS NULL
    RETURNING grant_number, value - short AS value),
  sums AS (SELECT grant_number, sum(value) AS value FROM back WHERE value IS NOT NULL GROUP BY grant_number)
  UPDATE issued_grant g SET available = available + s.value FROM sums s WHERE g.number = s.grant_number`;

const GIVEN_BACK = `
  SELECT d.place, d.grant_number, d.value::text, g.available::text
    FROM drawing d LEFT JOIN issued_grant g ON g.number = d.grant_number
   WHERE d.filing_id = $1 AND d.filing_version = $2 AND d.given_back_at IS NOT NULL
   ORDER BY d.place`;

interface GivenBack {
  readonly place: number;
  readonly grant_number: string | null;
  readonly value: string | null;
  readonly available: string | null;
}

/** The version of a filing that draws. */
export interface Drawer {
  readonly id: string;
  readonly version: number;
}

/** What filings take from grants, and what of it they give back. */
@Injectable()
export class Drawings {
  /** The grants are locked and known to suffice; the database's own checks say so a second time. */
  async draw(tx: Tx, { id, version }: Drawer, draws: readonly Draw[], at: string): Promise<void> {
    const rows = draws.map((draw, index) => ({
      filing_id: id,
      filing_version: version,
      place: index + 1,
      pointer: draw.pointer,
      grant_number: draw.grantNumber,
      cited_filing_id: draw.citedFilingId,
      value: draw.value,
      exclusive: draw.exclusive,
      drawn_at: at,
    }));
    await tx.query(DRAW, [JSON.stringify(rows)]);
  }

  /** All that the filings hold; a second time there is nothing to give. */
  async giveBack(tx: Tx, filingIds: readonly string[], at: string): Promise<void> {
    await tx.query(LOCK_DRAWN, [filingIds]);
    await tx.query(GIVE_BACK, [filingIds, at]);
  }

  /**
   * A release that crossed a withdrawal stands, so what was given back is drawn again. What others took meanwhile
   * cannot be: it is kept as `short`, for the issuer to settle.
   */
  async drawAgain(tx: Tx, { id, version }: Drawer): Promise<void> {
    await tx.query(LOCK_DRAWN, [[id]]);
    const left = new Map<string, Decimal>();
    for (const row of await tx.query<GivenBack>(GIVEN_BACK, [id, version])) {
      const number = row.grant_number ?? '';
      const available = left.get(number) ?? new Decimal(row.available ?? 0);
      const asked = new Decimal(row.value ?? 0);
      const taken = Decimal.min(asked, row.available === null ? asked : available);
      left.set(number, available.minus(taken));
      // Another filing may cite it alone by now; both stand.
      await tx.query(
        `UPDATE drawing SET given_back_at = NULL, exclusive = false, short = $4
          WHERE filing_id = $1 AND filing_version = $2 AND place = $3`,
        [id, version, row.place, asked.minus(taken).toFixed()],
      );
      await tx.query('UPDATE issued_grant SET available = available - $2 WHERE number = $1', [
        number,
        taken.toFixed(),
      ]);
    }
  }
}
