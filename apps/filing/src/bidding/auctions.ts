import { Inject, Injectable } from '@nestjs/common';
import type { FilingStatus } from '@landport/contracts';
import type { Sql, Tx } from '@landport/platform';
import { Auction, type PlacedBid } from '../domain/bidding/auction';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { SubmissionReader, type KeptVersion } from '../submission/submission-reader';
import { priceSelectionOf, termsOf, type ByPrice } from './price-selection';

interface NoticeRow extends KeptVersion {
  readonly notice_id: string;
  readonly number: string;
  readonly kind: string;
  readonly seller: string;
  readonly status: FilingStatus;
  readonly scheduled_close: Date | null;
  readonly closes_at: Date | null;
  readonly bids: number | null;
  readonly closed_at: Date | null;
  readonly filing_id: string | null;
  readonly bidder: string | null;
  readonly offer: string | null;
  readonly placed_at: Date | null;
  readonly winner_status: FilingStatus | null;
}

/** A notice's auction as it stands: what the notice says, and what was bid since. */
export interface FoundAuction {
  readonly auction: Auction;
  readonly kind: string;
  readonly noticeStatus: FilingStatus;
  /** Of the highest bid. */
  readonly winnerStatus: FilingStatus | null;
}

const NOTICE = `
  SELECT g.filing_id AS notice_id, g.number, f.kind, f.organisation_id AS seller, f.status, v.content_type, v.bytes,
         v.content, a.scheduled_close, a.closes_at, a.bids, a.closed_at, b.filing_id, b.bidder, b.offer::text, b.placed_at,
         w.status AS winner_status
    FROM issued_grant g
    JOIN filing f ON f.id = g.filing_id
    JOIN filing_version v ON v.filing_id = f.id AND v.version = f.version
    LEFT JOIN auction a ON a.notice_id = f.id
    LEFT JOIN bid b ON b.notice_id = f.id AND b.place = a.bids
    LEFT JOIN filing w ON w.id = b.filing_id`;

/** Auctions as aggregates. One is read for a change only while the row of its notice's filing is locked. */
@Injectable()
export class Auctions {
  constructor(
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  async find(sql: Sql, number: string): Promise<FoundAuction | undefined> {
    const rows = await sql.query<NoticeRow>(`${NOTICE} WHERE g.number = $1`, [number]);
    return rows.map((row) => this.found(row))[0];
  }

  /** @param after  number of a notice; the page begins behind it */
  async list(sql: Sql, after: string | undefined, many: number): Promise<FoundAuction[]> {
    const kinds = [...this.noticeKinds().keys()];
    const rows = await sql.query<NoticeRow>(
      `${NOTICE} WHERE g.kind = ANY($1) AND ($2::text IS NULL OR g.number > $2) ORDER BY g.number LIMIT $3`,
      [kinds, after, many],
    );
    return rows.map((row) => this.found(row)).filter((each) => each !== undefined);
  }

  async keep(tx: Tx, auction: Auction): Promise<void> {
    const s = auction.snapshot;
    await tx.query(
      `INSERT INTO auction (notice_id, number, seller, start_price, step, deposit, reserve_price, opens_at,
                            scheduled_close, closes_at, over_time_minutes, bids, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (notice_id)
       DO UPDATE SET closes_at = excluded.closes_at, bids = excluded.bids, closed_at = excluded.closed_at`,
      [
        ...[s.noticeId, s.number, s.seller, s.startPrice, s.step, s.deposit, s.reservePrice, s.opensAt],
        ...[s.scheduledClose, s.closesAt, s.overTimeMinutes, s.bids, s.closedAt],
      ],
    );
  }

  async keepBid(tx: Tx, noticeId: string, place: number, bid: PlacedBid): Promise<void> {
    await tx.query(
      'INSERT INTO bid (notice_id, place, filing_id, bidder, offer, placed_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [noticeId, place, bid.filingId, bid.bidder, bid.offer, bid.placedAt],
    );
  }

  async bidders(sql: Sql, noticeId: string): Promise<string[]> {
    const rows = await sql.query<{ bidder: string }>(
      'SELECT DISTINCT bidder FROM bid WHERE notice_id = $1 ORDER BY bidder',
      [noticeId],
    );
    return rows.map(({ bidder }) => bidder);
  }

  private found(row: NoticeRow): FoundAuction | undefined {
    const selection = this.noticeKinds().get(row.kind);
    const { payload } = this.reader.readKept(row);
    const terms =
      selection && termsOf(selection, { id: row.notice_id, number: row.number, seller: row.seller, payload });
    if (terms === undefined) return undefined;
    const { bids, scheduled_close, closes_at, closed_at } = row;
    const auction =
      bids === null || scheduled_close === null || closes_at === null
        ? Auction.of(terms)
        : new Auction({
            ...terms,
            scheduledClose: scheduled_close.toISOString(),
            closesAt: closes_at.toISOString(),
            bids,
            highest: bidOf(row),
            closedAt: closed_at?.toISOString() ?? null,
          });
    const { kind, status: noticeStatus, winner_status: winnerStatus } = row;
    return { auction, kind, noticeStatus, winnerStatus };
  }

  /** How bids compete, by the kind of notice that they cite; of each kind the newest version. */
  private noticeKinds(): Map<string, ByPrice> {
    const { current } = this.kinds;
    return new Map(
      current.names().flatMap((name) => {
        const kind = current.versionsOf(name)[0]!;
        const selection = priceSelectionOf(kind);
        const cited = kind.source.header.cites.flatMap(({ kinds }) => kinds);
        return selection === undefined ? [] : cited.map((notice) => [notice, selection] as const);
      }),
    );
  }
}

const bidOf = ({ filing_id, bidder, offer, placed_at }: NoticeRow): PlacedBid | null =>
  filing_id && bidder && offer && placed_at
    ? { filingId: filing_id, bidder, offer, placedAt: placed_at.toISOString() }
    : null;
