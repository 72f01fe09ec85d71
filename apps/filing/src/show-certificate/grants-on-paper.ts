import type { Sql } from '@landport/platform';

/** What an approval gave, as far as a certificate says it. */
export interface GrantOnPaper {
  readonly number?: string;
  /** Days, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Body that granted it. */
  readonly issuer?: string;
  /** What was granted, whatever has been drawn from it since. */
  readonly quantity?: { readonly value: string; readonly unit: string };
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
  readonly issuer: string;
  readonly quantity: string | null;
  readonly unit: string | null;
}

const FIND = `
  SELECT number, state, valid_from::text, valid_to::text, issuer, quantity::text, unit FROM issued_grant WHERE filing_id = $1`;

/** @returns undefined for a filing that was given nothing with a number of its own */
export async function findGrantOnPaper(sql: Sql, filingId: string): Promise<GrantStanding | undefined> {
  const [row] = await sql.query<GrantRow>(FIND, [filingId]);
  if (row === undefined) return undefined;
  const { number, state, valid_from: validFrom, valid_to: validTo, issuer, quantity: value, unit } = row;
  const onPaper = {
    number,
    validFrom,
    ...(validTo !== null && { validTo }),
    issuer,
    ...(value !== null && unit !== null && { quantity: { value, unit } }),
  };
  return { state, onPaper };
}
