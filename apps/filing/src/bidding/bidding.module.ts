import { Module } from '@nestjs/common';
import { Auctions } from './auctions';
import { BidGuard } from './bid.guard';
import { ShowAuctionsController } from './show-auctions.controller';

/** Bids for the lots of notices. Who ends the bidding is with the reviews, before which the winner goes. */
@Module({
  controllers: [ShowAuctionsController],
  providers: [Auctions, BidGuard],
  exports: [Auctions, BidGuard],
})
export class BiddingModule {}
