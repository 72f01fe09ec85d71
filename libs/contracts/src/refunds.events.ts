import { z } from 'zod';
import { defineEvent } from './event';
import { Amount, Concerns, Id, Moment, OrganisationId } from './values';

export const RefundReason = z
  .enum(['overpaid', 'goodsReturned', 'notExported', 'shortLanded'])
  .describe(
    'overpaid, goods returned in the state they came in, never exported, or fewer landed than were declared',
  );
export type RefundReason = z.output<typeof RefundReason>;

export const RefundState = z.enum(['lodged', 'underReview', 'approved', 'refused']);
export type RefundState = z.output<typeof RefundState>;

export const RefundLine = z.strictObject({ tax: z.enum(['duty', 'vat']), amount: Amount });
export type RefundLine = z.output<typeof RefundLine>;

/** Stream key of every refund event: the claim's id. */
const OfClaim = z.object({
  claimId: Id,
  filingId: Id,
  reference: z.string(),
  organisationId: OrganisationId,
  body: OrganisationId,
  concerns: Concerns,
});

export const RefundClaimed = defineEvent(
  'landport.filing.refund-claimed.v1',
  'Duty or tax of a declaration is claimed back.',
  OfClaim.extend({ reason: RefundReason, claimed: z.array(RefundLine), lodgedAt: Moment }),
);

export const RefundReviewOpened = defineEvent(
  'landport.filing.refund-review-opened.v1',
  'An officer has taken up a refund claim.',
  OfClaim.extend({ openedAt: Moment }),
);

export const RefundDecided = defineEvent(
  'landport.filing.refund-decided.v1',
  'A refund claim is granted, in full or in part, or refused.',
  OfClaim.extend({
    outcome: z.enum(['approved', 'refused']),
    granted: z.array(RefundLine),
    reason: z.string(),
    decidedAt: Moment,
    decidedBy: z.string(),
  }),
);

export const REFUND_EVENTS = [RefundClaimed, RefundReviewOpened, RefundDecided] as const;
