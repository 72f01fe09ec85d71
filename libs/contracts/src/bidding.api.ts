import { z } from 'zod';
import { Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Moment, OrganisationId } from './values';

const service = 'filing';
const OfNumber = z.strictObject({ number: z.string().max(40) });

export const AuctionView = z.strictObject({
  number: z.string().describe('Of the notice; bids cite it'),
  kind: z.string().describe('Kind of the notice'),
  seller: OrganisationId,
  state: z
    .enum(['announced', 'open', 'overTime', 'provisional', 'confirmed', 'failed', 'withdrawn'])
    .describe('By the server’s clock; `provisional` while the winner is checked'),
  serverTime: Moment,
  opensAt: Moment,
  closesAt: Moment.describe('As it stands; a bid near the end moves it on'),
  overTimeMinutes: z.number().int(),
  startPrice: z.string(),
  step: z.string(),
  deposit: z.string(),
  bids: z.number().int(),
  highest: z.string().optional(),
  leastBid: z.string().optional().describe('What the next bid must offer, while bids are taken'),
  isYours: z.boolean().describe('Whether the highest bid is your organisation’s'),
  links: Links,
});
export type AuctionView = z.output<typeof AuctionView>;

export const BidView = z.strictObject({
  place: z.number().int(),
  offer: z.string(),
  placedAt: Moment,
  isYours: z.boolean(),
});
export type BidView = z.output<typeof BidView>;

export const listAuctions = defineRoute({
  service,
  method: 'GET',
  path: '/v1/auctions',
  summary: 'What is put up for bidding, in the order of the notices’ numbers',
  scope: 'filings:read',
  query: PageQuery,
  answers: { 200: { description: 'A page of auctions', shape: pageShape(AuctionView) } },
  problems: [422],
});

export const showAuction = defineRoute({
  service,
  method: 'GET',
  path: '/v1/auctions/{number}',
  summary: 'How the bidding for a lot stands',
  scope: 'filings:read',
  params: OfNumber,
  answers: { 200: { description: 'The auction', shape: AuctionView } },
  problems: [404],
});

export const listBids = defineRoute({
  service,
  method: 'GET',
  path: '/v1/auctions/{number}/bids',
  summary: 'The bids for a lot, first to last, without their bidders',
  scope: 'filings:read',
  params: OfNumber,
  query: PageQuery,
  answers: { 200: { description: 'A page of bids', shape: pageShape(BidView) } },
  problems: [404, 422],
});

export const BIDDING_ROUTES = [listAuctions, showAuction, listBids] as const;
