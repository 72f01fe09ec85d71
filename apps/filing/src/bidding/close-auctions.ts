import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Decision } from '@landport/contracts';
import {
  Clock,
  Database,
  Ids,
  keepOrMintTraceparent,
  LOGGER,
  reach,
  Timers,
  type Logger,
  type Tx,
} from '@landport/platform';
import type { PlacedBid } from '../domain/bidding/auction';
import type { Filing } from '../domain/filing';
import { Procedure } from '../domain/procedure';
import { BY_RULES } from '../domain/history-entry';
import { FilingRepository } from '../persistence/filing.repository';
import { ProcedureRepository } from '../persistence/procedure.repository';
import { Reviews } from '../reviews/reviews';
import { Auctions } from './auctions';

const POLL_MS = 1_000;

const DUE =
  'SELECT number, notice_id FROM auction WHERE closed_at IS NULL AND closes_at <= $1 ORDER BY closes_at LIMIT 100';

/** Ends the bidding for lots whose time is over: the winner goes before its body, all others are refused. */
@Injectable()
export class CloseAuctions implements OnModuleInit, OnApplicationShutdown {
  private stopPolling = (): void => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Auctions) private readonly auctions: Auctions,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
    @Inject(Reviews) private readonly reviews: Reviews,
  ) {}

  onModuleInit(): void {
    this.stopPolling = this.timers.every(POLL_MS, () => {
      this.running = this.running
        .then(() => this.closeDue())
        .catch((error: unknown) => this.logger.warn({ err: error }, 'auctions not closed'));
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopPolling();
    await this.running;
  }

  async closeDue(): Promise<void> {
    const due = await this.db.query<{ number: string; notice_id: string }>(DUE, [this.clock.now()]);
    for (const { number, notice_id } of due)
      await this.db.transaction((tx) => this.close(tx, number, notice_id));
  }

  private async close(tx: Tx, number: string, noticeId: string): Promise<void> {
    // The notice first, as whoever bids does.
    const notice = await this.filings.get(tx, noticeId);
    const found = await this.auctions.find(tx, number);
    const at = this.clock.now().toISOString();
    if (!found?.auction.isDue(at)) return;
    const { auction } = found;
    const bids = await this.bidsOf(tx, noticeId);
    const winner = auction.close(at);
    await this.auctions.keep(tx, auction);
    notice.recordClose(auction.snapshot, await this.auctions.bidders(tx, noticeId), winner);
    for (const bid of bids) {
      if (bid.snapshot.id !== winner?.filingId) bid.decide(lost(bid, auction.snapshot.highest, at), BY_RULES);
    }
    const trace = { traceparent: keepOrMintTraceparent(undefined), correlationId: this.ids.next() };
    const won = bids.find(({ snapshot }) => snapshot.id === winner?.filingId);
    if (won) {
      const procedure = new Procedure(won);
      this.reviews.proceed(procedure, BY_RULES, at);
      await this.procedures.save(tx, procedure, trace);
    }
    const changed = [notice, ...bids.filter((bid) => bid !== won)];
    await this.filings.saveAll(
      tx,
      changed,
      changed.flatMap((filing) => filing.takeFacts().map((fact) => ({ fact, trace }))),
    );
    reach('auction.before-commit');
  }

  private async bidsOf(tx: Tx, noticeId: string): Promise<Filing[]> {
    const rows = await tx.query<{ filing_id: string }>('SELECT filing_id FROM bid WHERE notice_id = $1', [
      noticeId,
    ]);
    const found = await this.filings.findAll(
      tx,
      rows.map(({ filing_id }) => filing_id),
    );
    return [...found.values()].filter(({ snapshot }) => snapshot.status === 'lodged');
  }
}

function lost(bid: Filing, highest: PlacedBid | null, at: string): Decision {
  const isHighest = highest?.filingId === bid.snapshot.id;
  const text = isHighest
    ? { en: 'The highest bid did not reach the reserve price.', zh: '最高报价未达到保留价。' }
    : {
        en: `Others offered more; the highest bid was ${highest?.offer}.`,
        zh: `他人出价更高，最高报价为 ${highest?.offer}。`,
      };
  return {
    outcome: 'refused',
    mode: 'selection',
    decidedAt: at,
    decidedBy: BY_RULES.id,
    reasons: [{ code: isHighest ? 'bidding/below-reserve' : 'bidding/outbid', text }],
  };
}
