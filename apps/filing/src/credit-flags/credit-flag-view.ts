import type { CreditFlagView } from '@landport/contracts';
import type { Caller } from '@landport/http';
import type { Sql } from '@landport/platform';
import { isOfficer } from '../domain/officer';
import { CreditFlagNotFound } from '../domain/post-check/post-check-errors';

export interface CreditFlagRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly body: string;
  readonly filing_id: string;
  readonly reason: string;
  readonly set_at: Date;
  readonly repaired_at: Date | null;
  readonly repair_reason: string | null;
}

export const CREDIT_FLAG_VIEW = `
  SELECT id, organisation_id, body, filing_id, reason, set_at, repaired_at, repair_reason FROM credit_flag`;

/** @throws CreditFlagNotFound also when it is there and not the caller's to see */
export async function visibleFlag(sql: Sql, id: string, caller: Caller): Promise<CreditFlagRow> {
  const [row] = await sql.query<CreditFlagRow>(
    `${CREDIT_FLAG_VIEW} WHERE id = $1 AND (organisation_id = $2 OR $3 AND body = $2)`,
    [id, caller.organisationId, isOfficer(caller)],
  );
  if (row === undefined) throw new CreditFlagNotFound();
  return row;
}

export const viewOfFlag = (row: CreditFlagRow): CreditFlagView => ({
  id: row.id,
  organisationId: row.organisation_id,
  body: row.body,
  filing: { id: row.filing_id, href: `/v1/filings/${row.filing_id}` },
  reason: row.reason,
  setAt: row.set_at.toISOString(),
  ...(row.repaired_at && {
    repaired: { reason: row.repair_reason ?? '', repairedAt: row.repaired_at.toISOString() },
  }),
  links: {
    filing: { href: `/v1/filings/${row.filing_id}` },
    ...(row.repaired_at === null && { repair: { href: `/v1/credit-flags/${row.id}/repair` } }),
  },
});
