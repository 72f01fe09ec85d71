import type { Sql } from '@landport/platform';

/** What an approval gave, as far as a certificate says it. */
export interface GrantOnPaper {
  readonly number?: string;
  /** Days, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** How a grant stands: one that was suspended, revoked or withdrawn is certified to nobody. */
export interface GrantStanding {
  readonly state: string;
  readonly onPaper: GrantOnPaper;
}

interface GrantRow {
  readonly number: string;
  readonly state: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

const FIND = `
  SELECT number, state, valid_from::text, valid_to::text FROM issued_grant WHERE filing_id = $1`;

/** @returns undefined for a filing that was given nothing with a number of its own */
export async function findGrantOnPaper(sql: Sql, filingId: string): Promise<GrantStanding | undefined> {
  const [row] = await sql.query<GrantRow>(FIND, [filingId]);
  if (row === undefined) return undefined;
  const { number, state, valid_from: validFrom, valid_to: validTo } = row;
  return { state, onPaper: { number, validFrom, ...(validTo !== null && { validTo }) } };
}
