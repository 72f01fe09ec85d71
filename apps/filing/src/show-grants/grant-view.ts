import type { GrantView } from '@landport/contracts';
import type { GrantRecord } from '../grants/grant-record';

export const grantHref = (number: string): string => `/v1/grants/${number}`;

/** A grant as its holder and its issuer see it. */
export function viewOfGrant(row: GrantRecord): GrantView {
  const href = grantHref(row.number);
  const { quantity: granted, available, unit } = row;
  return {
    number: row.number,
    kind: row.kind,
    filing: { id: row.filing_id, href: `/v1/filings/${row.filing_id}` },
    holder: row.holder,
    issuer: row.issuer,
    forAnyone: row.for_anyone,
    validFrom: row.valid_from,
    ...(row.valid_to !== null && { validTo: row.valid_to }),
    ...(granted !== null &&
      available !== null &&
      unit !== null && { quantity: { granted, available, unit } }),
    ...(row.most_uses !== null && { uses: { most: row.most_uses, made: row.uses ?? 0 } }),
    status: row.status,
    ...(row.reason !== null && { reason: row.reason }),
    issuedAt: row.issued_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    links: { self: { href }, status: { href: `${href}/status` } },
  };
}
