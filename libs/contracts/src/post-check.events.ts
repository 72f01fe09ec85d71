import { z } from 'zod';
import { defineEvent } from './event';
import { OfFiling } from './filing.events';
import { Id, Moment, OrganisationId } from './values';

export const PostCheckState = z.enum(['due', 'confirmed', 'putRightOrdered', 'putRight', 'revoked']);
export type PostCheckState = z.output<typeof PostCheckState>;

/** Stream key: the filing's id, so that a check keeps its order with the decision that it follows. */
export const PostCheckMoved = defineEvent(
  'landport.filing.post-check-moved.v1',
  'The check after a decision is due, was made, or asks its holder to put something right.',
  OfFiling.extend({
    postCheckId: Id,
    body: OrganisationId,
    state: PostCheckState,
    at: Moment,
    /** Of the check while it is due; of the order to put right once there is one. */
    dueAt: Moment.optional(),
    why: z.string().optional(),
  }),
);

export const CreditFlagSet = defineEvent(
  'landport.filing.credit-flag-set.v1',
  'A false promise stands in the credit record; filings on commitment are barred until it is repaired.',
  OfFiling.extend({ creditFlagId: Id, body: OrganisationId, reason: z.string(), setAt: Moment }),
);

export const CreditFlagRepaired = defineEvent(
  'landport.filing.credit-flag-repaired.v1',
  'The credit record is repaired; filings on commitment are open again.',
  OfFiling.extend({ creditFlagId: Id, body: OrganisationId, reason: z.string(), repairedAt: Moment }),
);

export const POST_CHECK_EVENTS = [PostCheckMoved, CreditFlagSet, CreditFlagRepaired] as const;
