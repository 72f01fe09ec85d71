import { BiddingClosed, BidPlaced } from '@landport/contracts';
import type { AuctionState, PlacedBid } from './bidding/auction';
import { CheckedFiling } from './checked-filing';
import { BY_RULES } from './history-entry';

/** A notice whose lot is bid for. Who bids stays untold: bidders are told of offers alone. */
export abstract class AuctionedFiling extends CheckedFiling {
  /** @param bidders  all organisations that bid so far */
  recordBid(auction: Readonly<AuctionState>, bidders: readonly string[], bid: PlacedBid): void {
    const { number: noticeNumber, bids: place, closesAt } = auction;
    const { offer, placedAt } = bid;
    this.tell('bidPlaced', BY_RULES, placedAt, `${place}: ${offer}`);
    const data = { ...this.named(), concerns: this.toldAll(bidders), noticeNumber, place, offer };
    this.raise(BidPlaced, this.state.id, { ...data, placedAt, closesAt });
  }

  recordClose(auction: Readonly<AuctionState>, bidders: readonly string[], winner?: PlacedBid): void {
    const { number: noticeNumber, bids, closedAt } = auction;
    const at = closedAt ?? this.state.changedAt;
    this.tell('biddingClosed', BY_RULES, at, winner?.offer);
    this.raise(BiddingClosed, this.state.id, {
      ...this.named(),
      concerns: this.toldAll(bidders),
      noticeNumber,
      bids,
      closedAt: at,
      outcome: winner === undefined ? 'failed' : 'provisional',
      ...(winner && { offer: winner.offer, winningFilingId: winner.filingId }),
    });
  }

  private toldAll(bidders: readonly string[]): string[] {
    return [...new Set([...this.state.concerns, ...bidders])];
  }
}
