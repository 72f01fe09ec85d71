import { DomainError } from '@landport/domain';

export class AuctionNotFound extends DomainError {
  readonly code = 'bidding/auction-not-found';
  readonly kind = 'notFound';
  constructor() {
    super('Nothing is put up for bidding under this number.');
  }
}

/** A bid binds whoever makes it until the bidding is over. */
export class BidIsBinding extends DomainError {
  readonly code = 'bidding/bid-is-binding';
  readonly kind = 'conflict';
  constructor() {
    super('A bid is neither amended nor withdrawn; a higher one takes its place.');
  }
}
