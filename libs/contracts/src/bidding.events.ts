import { z } from 'zod';
import { defineEvent } from './event';
import { OfFiling } from './filing.events';
import { Id, Moment } from './values';

/** Stream key: the notice's filing id, so that the bids for a lot are told in the order in which they were taken. */
export const BidPlaced = defineEvent(
  'landport.filing.bid-placed.v1',
  'A bid was taken; it is the highest until the next. Who bids is not told.',
  OfFiling.extend({
    noticeNumber: z.string(),
    place: z.number().int().min(1).describe('Counts the bids for the lot'),
    offer: z.string(),
    placedAt: Moment,
    closesAt: Moment.describe('Moved on by a bid near the end'),
  }),
);

export const BiddingClosed = defineEvent(
  'landport.filing.bidding-closed.v1',
  'The bidding for a lot is over.',
  OfFiling.extend({
    noticeNumber: z.string(),
    outcome: z.enum(['provisional', 'failed']).describe('A winner who is checked now, or none'),
    bids: z.number().int(),
    offer: z.string().optional(),
    winningFilingId: Id.optional(),
    closedAt: Moment,
  }),
);

export const BIDDING_EVENTS = [BidPlaced, BiddingClosed] as const;
