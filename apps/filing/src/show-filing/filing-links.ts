import type { FilingStatus } from '@landport/contracts';
import { mayBecome } from '../domain/filing-status';

/** Where a filing and its parts are, and what can be done with it as it stands. */
export function linksOf({ id, status }: { readonly id: string; readonly status: FilingStatus }) {
  const href = `/v1/filings/${id}`;
  return {
    self: { href },
    history: { href: `${href}/history` },
    receipt: { href: `${href}/receipt` },
    ...(mayBecome(status, 'lodged') && { versions: { href: `${href}/versions` } }),
    ...(mayBecome(status, 'withdrawn') && { withdrawal: { href: `${href}/withdrawal` } }),
  };
}
