import type { GrantStatus } from '@landport/contracts';

/** A row of `issued_grant` as reads want it. */
export interface GrantRecord {
  readonly number: string;
  readonly kind: string;
  readonly filing_id: string;
  readonly holder: string;
  readonly issuer: string;
  readonly for_anyone: boolean;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly available: string | null;
  /** Filings that may cite it, and how many do. */
  readonly most_uses: number | null;
  readonly uses: number | null;
  readonly status: GrantStatus;
  readonly reason: string | null;
  readonly revision: number;
  readonly issued_at: Date;
  readonly changed_at: Date;
}

/** Filings that draw from it now, each counted once; asked only where the number is limited. */
const USES = `
  CASE WHEN g.most_uses IS NOT NULL
       THEN (SELECT count(DISTINCT u.filing_id)::int FROM drawing u
              WHERE u.grant_number = g.number AND u.given_back_at IS NULL) END`;

/**
 * How a grant stands on a day: what its issuer or holder made of it, else what the calendar and its quantity say.
 * @param day  parameter of the office's day
 */
export const grantStatus = (day: `$${number}`): string => `
  CASE WHEN g.state <> 'issued' THEN g.state
       WHEN g.valid_from > ${day}::date THEN 'notYetInForce'
       WHEN g.valid_to < ${day}::date THEN 'expired'
       WHEN g.available = 0 THEN 'exhausted'
       WHEN g.most_uses <= ${USES} THEN 'exhausted'
       ELSE 'inForce' END`;

/** @param day  parameter of the office's day */
export const grantColumns = (day: `$${number}`): string => `
  g.number, g.kind, g.filing_id, g.holder, g.issuer, g.for_anyone, g.valid_from::text, g.valid_to::text,
  trim_scale(g.quantity)::text AS quantity, g.unit, trim_scale(g.available)::text AS available,
  g.most_uses, ${USES} AS uses, ${grantStatus(day)} AS status, g.reason, g.revision, g.issued_at, g.changed_at`;
