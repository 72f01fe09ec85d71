import type { FilingStatus } from '@landport/contracts';
import { mayBecome } from '../domain/filing-status';

interface Linked {
  readonly id: string;
  readonly version: number;
  readonly status: FilingStatus;
}

/** Where a filing and its parts are, and what can be done with it as it stands. */
export function linksOf({ id, version, status }: Linked) {
  const href = `/v1/filings/${id}`;
  return {
    self: { href },
    content: { href: `${href}/versions/${version}` },
    documents: { href: `${href}/documents` },
    history: { href: `${href}/history` },
    receipt: { href: `${href}/receipt` },
    evidence: { href: `${href}/evidence` },
    ...((status === 'approved' || status === 'released') && { certificate: { href: `${href}/certificate` } }),
    ...(status === 'approved' && { grants: { href: `/v1/grants?filing=${id}` } }),
    ...(mayBecome(status, 'lodged') && { versions: { href: `${href}/versions` } }),
    ...(status === 'queried' && {
      answers: { href: `${href}/answers` },
      extension: { href: `${href}/answer-extensions` },
    }),
    ...(mayBecome(status, 'withdrawn') && { withdrawal: { href: `${href}/withdrawal` } }),
  };
}
