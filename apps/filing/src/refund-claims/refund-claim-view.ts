import type { RefundClaimView } from '@landport/contracts';
import type { RefundClaimRecord } from '../domain/refund-claim';

export const refundHref = (id: string): string => `/v1/refund-claims/${id}`;

export const viewOfClaim = (claim: Readonly<RefundClaimRecord>): RefundClaimView => {
  const { id, filingId, reference, state, decision, officer } = claim;
  const filing = `/v1/filings/${filingId}`;
  return {
    id,
    filing: { id: filingId, reference, href: filing },
    organisationId: claim.organisationId,
    body: claim.body,
    reason: claim.reason,
    explanation: claim.explanation,
    documents: claim.documents.map((each) => ({ ...each })),
    claimed: [...claim.claimed],
    state,
    lodgedAt: claim.lodgedAt,
    lodgedBy: claim.lodgedBy,
    ...(officer !== null && { officer }),
    ...(decision !== null && { decision: { ...decision, granted: [...decision.granted] } }),
    links: {
      self: { href: refundHref(id) },
      filing: { href: filing },
      ...(state === 'lodged' && { review: { href: `${refundHref(id)}/review` } }),
      ...(state === 'underReview' && { decision: { href: `${refundHref(id)}/decision` } }),
    },
  };
};
