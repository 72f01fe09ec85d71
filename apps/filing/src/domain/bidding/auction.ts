import Decimal from 'decimal.js';

const MINUTE_MS = 60_000;

/** What a notice says of the bidding for its lot. Amounts are decimals in the notice's currency, times RFC 3339 UTC. */
export interface AuctionTerms {
  readonly noticeId: string;
  readonly number: string;
  readonly seller: string;
  readonly startPrice: string;
  readonly step: string;
  readonly deposit: string;
  /** Told to nobody; below it the lot is not sold. */
  readonly reservePrice: string | null;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly overTimeMinutes: number;
}

export interface PlacedBid {
  readonly filingId: string;
  readonly bidder: string;
  readonly offer: string;
  readonly placedAt: string;
}

export interface AuctionState extends AuctionTerms {
  /** Of the notice; the bidding itself may end later. */
  readonly scheduledClose: string;
  closesAt: string;
  bids: number;
  highest: PlacedBid | null;
  closedAt: string | null;
}

/** Why a bid is not taken, with the figures that its text names. */
export type BidFault =
  | { readonly why: 'notOpen'; readonly opensAt: string }
  | { readonly why: 'closed'; readonly closesAt: string }
  | { readonly why: 'ownLot' }
  | { readonly why: 'tooLow'; readonly leastBid: string }
  | { readonly why: 'depositTooLow'; readonly deposit: string };

/**
 * One lot's bidding on the server's clock. A bid holds at the moment at which it is taken, in the order in which
 * bids are taken; one near the end moves the end on by the over-time, as often as it happens (Ministry of Land and
 * Resources, Order 39 of 2007, article 17: bidding goes on while anybody raises).
 */
export class Auction {
  constructor(private readonly state: AuctionState) {}

  static of(terms: AuctionTerms): Auction {
    return new Auction({
      ...terms,
      scheduledClose: terms.closesAt,
      bids: 0,
      highest: null,
      closedAt: null,
    });
  }

  get snapshot(): Readonly<AuctionState> {
    return this.state;
  }

  /** The least that the next bid must offer. */
  get leastBid(): string {
    const { highest, startPrice, step } = this.state;
    return highest === null ? startPrice : new Decimal(highest.offer).plus(step).toFixed();
  }

  faultsOf(bid: Omit<PlacedBid, 'filingId'>, deposit: string | undefined): BidFault[] {
    const { opensAt, closesAt, closedAt, seller, deposit: wanted } = this.state;
    const faults: BidFault[] = [];
    if (bid.placedAt < opensAt) faults.push({ why: 'notOpen', opensAt });
    if (bid.placedAt >= closesAt || closedAt !== null) faults.push({ why: 'closed', closesAt });
    if (bid.bidder === seller) faults.push({ why: 'ownLot' });
    if (new Decimal(bid.offer).lt(this.leastBid)) faults.push({ why: 'tooLow', leastBid: this.leastBid });
    if (deposit !== undefined && new Decimal(deposit).lt(wanted)) {
      faults.push({ why: 'depositTooLow', deposit: wanted });
    }
    return faults;
  }

  /** Of a bid without faults. */
  place(bid: PlacedBid): void {
    this.state.bids += 1;
    this.state.highest = bid;
    const overTime = new Date(
      Date.parse(bid.placedAt) + this.state.overTimeMinutes * MINUTE_MS,
    ).toISOString();
    if (overTime > this.state.closesAt) this.state.closesAt = overTime;
  }

  isDue(at: string): boolean {
    return this.state.closedAt === null && at >= this.state.closesAt;
  }

  /** @returns the winner who is to be checked; nothing where nobody bid, or nobody as much as the reserve */
  close(at: string): PlacedBid | undefined {
    const { highest, reservePrice } = this.state;
    this.state.closedAt = at;
    if (highest === null) return undefined;
    return reservePrice !== null && new Decimal(highest.offer).lt(reservePrice) ? undefined : highest;
  }
}
