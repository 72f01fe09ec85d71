import { z } from 'zod';
import { IdempotencyHeaders, IfMatchHeaders } from './conditional';
import { ActorShape, Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { RefundLine, RefundReason, RefundState } from './refunds.events';
import { defineRoute } from './route';
import { Id, Moment, OrganisationId } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });

export const RefundClaimView = z.strictObject({
  id: Id,
  filing: z.strictObject({ id: Id, reference: z.string(), href: z.string() }),
  organisationId: OrganisationId,
  body: OrganisationId.describe('The office that decides'),
  reason: RefundReason,
  explanation: z.string(),
  documents: z.array(z.strictObject({ type: z.string(), identifier: z.string(), documentId: Id.optional() })),
  claimed: z.array(RefundLine),
  state: RefundState,
  lodgedAt: Moment,
  lodgedBy: ActorShape,
  officer: z.string().optional(),
  decision: z
    .strictObject({
      granted: z.array(RefundLine),
      reason: z.string(),
      decidedAt: Moment,
      decidedBy: z.string(),
    })
    .optional(),
  links: Links,
});
export type RefundClaimView = z.output<typeof RefundClaimView>;

const claim = { description: 'The claim', shape: RefundClaimView } as const;

export const claimRefund = defineRoute({
  service,
  method: 'POST',
  path: '/v1/filings/{id}/refund-claims',
  summary: 'Claim back duty or tax of a released or withdrawn declaration',
  scope: 'filings:write',
  onBehalf: true,
  params: OfId,
  headers: IdempotencyHeaders,
  body: {
    'application/json': z.strictObject({
      reason: RefundReason,
      explanation: z.string().min(1).max(4_000),
      documents: z
        .array(
          z.strictObject({
            type: z.string().min(1).max(35),
            identifier: z.string().min(1).max(70),
            documentId: Id.optional().describe('Of a document of yours that was uploaded'),
          }),
        )
        .max(50)
        .default([]),
      claimed: z.array(RefundLine).min(1).max(2).describe('At most once for each tax'),
    }),
  },
  answers: { 201: claim },
  problems: [404, 409, 415, 422],
});

export const listRefundClaims = defineRoute({
  service,
  method: 'GET',
  path: '/v1/refund-claims',
  summary: 'Your refund claims; for officers those that their office decides; newest first',
  scope: 'filings:read',
  onBehalf: true,
  query: PageQuery.extend({ state: RefundState.optional(), filing: Id.optional() }),
  answers: { 200: { description: 'A page of claims', shape: pageShape(RefundClaimView) } },
  problems: [422],
});

export const showRefundClaim = defineRoute({
  service,
  method: 'GET',
  path: '/v1/refund-claims/{id}',
  summary: 'A refund claim, with the ETag that deciding it needs',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  answers: { 200: claim },
  problems: [404],
});

export const reviewRefundClaim = defineRoute({
  service,
  method: 'POST',
  path: '/v1/refund-claims/{id}/review',
  summary: 'Take a refund claim of your office for yourself',
  scope: 'tasks:decide',
  params: OfId,
  headers: IfMatchHeaders,
  answers: { 200: claim },
  problems: [403, 404, 409, 412, 415, 428],
});

export const decideRefundClaim = defineRoute({
  service,
  method: 'POST',
  path: '/v1/refund-claims/{id}/decision',
  summary: 'Grant a refund claim that you hold, in full or in part, or refuse it',
  scope: 'tasks:decide',
  params: OfId,
  headers: IfMatchHeaders,
  body: {
    'application/json': z.strictObject({
      outcome: z.enum(['approved', 'refused']),
      granted: z.array(RefundLine).max(2).optional().describe('All that is claimed when left out'),
      reason: z.string().min(1).max(2_000),
    }),
  },
  answers: { 200: claim },
  problems: [403, 404, 409, 412, 415, 422, 428],
});

export const REFUND_ROUTES = [
  claimRefund,
  listRefundClaims,
  showRefundClaim,
  reviewRefundClaim,
  decideRefundClaim,
] as const;
