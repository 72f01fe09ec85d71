import { Inject, Injectable } from '@nestjs/common';
import type { CompiledKind, Fault } from '@landport/kinds';
import { Clock, type Sql, type Tx } from '@landport/platform';
import type { LodgementGuard } from '../intake/guarded-intake';
import type { Lodgement } from '../intake/lodgement';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { FilingRepository } from '../persistence/filing.repository';
import { faultyPlaced } from '../submission/faulty';
import { SubmissionReader } from '../submission/submission-reader';
import { Auctions, type FoundAuction } from './auctions';
import { toldBidFault } from './bid-faults';
import { priceSelectionOf, textAt } from './price-selection';

/** A bid is taken one after another, by the server's clock, under the lock of the notice that it answers. */
@Injectable()
export class BidGuard implements LodgementGuard {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(Auctions) private readonly auctions: Auctions,
  ) {}

  applies({ filing }: Lodgement): boolean {
    return filing.mode === 'selection' && priceSelectionOf(this.kindOf(filing)) !== undefined;
  }

  /** @throws Problem 422 with all that is wrong with the bid; a notice that is not there is told by its citation */
  async hold(tx: Tx, { filing, source, trace }: Lodgement): Promise<void> {
    const kind = this.kindOf(filing);
    const { payload } = source.content;
    const seen = await this.noticeOf(tx, kind, payload);
    if (seen === undefined) return;
    const notice = await this.filings.get(tx, seen.auction.snapshot.noticeId);
    // Seen again under lock: others may have bid meanwhile.
    const { auction } = (await this.auctions.find(tx, seen.auction.snapshot.number))!;
    const placedAt = this.clock.now().toISOString();
    const { faults, offer } = this.judge(kind, payload, { auction, placedAt, bidder: filing.organisationId });
    if (faults.length > 0) throw faultyPlaced(this.reader, source, faults);
    const bid = { filingId: filing.id, bidder: filing.organisationId, offer, placedAt };
    auction.place(bid);
    const { noticeId, bids } = auction.snapshot;
    await this.auctions.keep(tx, auction);
    await this.auctions.keepBid(tx, noticeId, bids, bid);
    notice.recordBid(auction.snapshot, await this.auctions.bidders(tx, noticeId), bid);
    await this.filings.save(tx, notice, trace);
  }

  /** For the dry run: as the bidding stands now. */
  async faultsOf(sql: Sql, kind: CompiledKind, payload: unknown, bidder: string): Promise<readonly Fault[]> {
    const found = await this.noticeOf(sql, kind, payload);
    if (found === undefined) return [];
    const placedAt = this.clock.now().toISOString();
    return this.judge(kind, payload, { auction: found.auction, placedAt, bidder }).faults;
  }

  private judge(
    kind: CompiledKind,
    payload: unknown,
    at: Pick<FoundAuction, 'auction'> & { readonly placedAt: string; readonly bidder: string },
  ): { faults: Fault[]; offer: string } {
    const selection = priceSelectionOf(kind)!;
    const offer = textAt(payload, selection.offer) ?? '0';
    const deposit = selection.depositPaid === undefined ? undefined : textAt(payload, selection.depositPaid);
    const { auction, placedAt, bidder } = at;
    const faults = auction.faultsOf({ offer, placedAt, bidder }, deposit);
    return { faults: faults.map((fault) => toldBidFault(fault, selection, offer)), offer };
  }

  private async noticeOf(sql: Sql, kind: CompiledKind, payload: unknown): Promise<FoundAuction | undefined> {
    const [cited] = priceSelectionOf(kind) === undefined ? [] : kind.citationsIn(payload);
    const found = cited && (await this.auctions.find(sql, cited.number));
    return found?.noticeStatus === 'approved' ? found : undefined;
  }

  private kindOf({ kind, kindValidFrom }: Lodgement['filing']): CompiledKind {
    return this.kinds.current.inForce(kind, kindValidFrom);
  }
}
