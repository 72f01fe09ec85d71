import type { AuctionView } from '@landport/contracts';
import type { FoundAuction } from './auctions';

export const auctionHref = (number: string): string => `/v1/auctions/${encodeURIComponent(number)}`;

/** As it stands at a moment of the server's clock, to somebody of an organisation. */
export function viewOfAuction(found: FoundAuction, now: string, organisationId: string): AuctionView {
  const { auction, kind } = found;
  const s = auction.snapshot;
  const state = stateOf(found, now);
  const isTaking = state === 'open' || state === 'overTime';
  return {
    number: s.number,
    kind,
    seller: s.seller,
    state,
    serverTime: now,
    opensAt: s.opensAt,
    closesAt: s.closesAt,
    overTimeMinutes: s.overTimeMinutes,
    startPrice: s.startPrice,
    step: s.step,
    deposit: s.deposit,
    bids: s.bids,
    ...(s.highest && { highest: s.highest.offer }),
    ...(isTaking && { leastBid: auction.leastBid }),
    isYours: s.highest?.bidder === organisationId,
    links: {
      self: { href: auctionHref(s.number) },
      bids: { href: `${auctionHref(s.number)}/bids` },
      ...(isTaking && { bid: { href: '/v1/filings' } }),
    },
  };
}

function stateOf({ auction, noticeStatus, winnerStatus }: FoundAuction, now: string): AuctionView['state'] {
  const { opensAt, closesAt, scheduledClose, closedAt, highest } = auction.snapshot;
  if (noticeStatus !== 'approved') return 'withdrawn';
  if (now < opensAt) return 'announced';
  if (closedAt === null && now < closesAt)
    return closesAt > scheduledClose && now >= scheduledClose ? 'overTime' : 'open';
  if (highest === null || winnerStatus === 'refused' || winnerStatus === 'lapsed') return 'failed';
  return winnerStatus === 'approved' ? 'confirmed' : 'provisional';
}
