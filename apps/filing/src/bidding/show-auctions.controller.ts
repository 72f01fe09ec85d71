import { Controller, Inject } from '@nestjs/common';
import { listAuctions, listBids, showAuction, type AuctionView, type BidView } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import { Clock, Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AuctionNotFound } from '../domain/bidding/bidding-errors';
import { viewOfAuction } from './auction-view';
import { Auctions } from './auctions';

interface BidRow {
  readonly place: number;
  readonly offer: string;
  readonly placed_at: Date;
  readonly bidder: string;
}

const BIDS = `
  SELECT b.place, b.offer::text, b.placed_at, b.bidder FROM bid b JOIN auction a USING (notice_id)
   WHERE a.number = $1 AND ($2::integer IS NULL OR b.place > $2) ORDER BY b.place LIMIT $3`;

/** Lots put up for bidding. What a notice announces is public to everybody who may read filings. */
@Controller()
export class ShowAuctionsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Auctions) private readonly auctions: Auctions,
  ) {}

  @Route(listAuctions)
  async list(
    @Input() { query }: InputOf<typeof listAuctions>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: AuctionView[]; next?: { href: string } }> {
    const { limit, cursor } = query;
    const found = await this.auctions.list(this.db, readCursor(z.string().max(40), cursor), limit + 1);
    const now = this.clock.now().toISOString();
    return answerPage(
      reply,
      pageOf(found, limit, ({ auction }) => auction.snapshot.number),
      (each) => viewOfAuction(each, now, organisationId),
    );
  }

  @Route(showAuction)
  async show(
    @Input() { params }: InputOf<typeof showAuction>,
    @Caller() { organisationId }: Caller,
  ): Promise<AuctionView> {
    const found = await this.auctions.find(this.db, params.number);
    if (found === undefined) throw new AuctionNotFound();
    return viewOfAuction(found, this.clock.now().toISOString(), organisationId);
  }

  @Route(listBids)
  async bids(
    @Input() { params, query }: InputOf<typeof listBids>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: BidView[]; next?: { href: string } }> {
    if ((await this.auctions.find(this.db, params.number)) === undefined) throw new AuctionNotFound();
    const { limit, cursor } = query;
    const rows = await this.db.query<BidRow>(BIDS, [params.number, readCursor(z.int(), cursor), limit + 1]);
    return answerPage(
      reply,
      pageOf(rows, limit, ({ place }) => place),
      ({ place, offer, placed_at, bidder }) => ({
        place,
        offer,
        placedAt: placed_at.toISOString(),
        isYours: bidder === organisationId,
      }),
    );
  }
}
