import { aBidFor, aLot } from '../../../filing/lots';
import { SORTS, type Acknowledged, type Sort } from '../sorts';
import type { Trade } from '../trade';
import { Applicant } from './applicant';

const ROUNDS = 3;
const BIDS_AT_ONCE = 4;
const STEP = 5;
const LONG_AGO = new Date('2026-01-05T16:00:00Z');

/** A lot is put up, some bid the same at once, round after round, and time is up. */
export async function auction(trade: Trade): Promise<void> {
  const lot = await putUp(trade);
  const taken: Acknowledged[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const offer = String(100 + round * STEP);
    const bids = await Promise.all(
      Array.from({ length: BIDS_AT_ONCE }, () => lodge(trade, 'bid', 'lot-bid', aBidFor(lot, offer))),
    );
    const places = bids.filter((bid) => bid !== undefined);
    if (places.length !== 1) trade.faults.push(`${places.length} have the bid of ${offer} for ${lot}`);
    taken.push(...places);
  }
  await trade.moveTime('UPDATE filing.auction SET scheduled_close = $2, closes_at = $2 WHERE number = $1', [
    lot,
    LONG_AGO,
  ]);
  for (const [place, bid] of taken.entries()) {
    const end = place === taken.length - 1 ? 'underReview' : 'refused';
    await new Applicant(trade.client, bid).watch((status) => Promise.resolve(status === end));
    trade.told(bid, end);
  }
}

async function putUp(trade: Trade): Promise<string> {
  const notice = await lodge(trade, 'lot', 'lot-notice', aLot());
  if (notice === undefined) throw new Error('a lot was refused');
  const path = `/v1/grants?filing=${notice.filingId}`;
  const { json } = await trade.client.ask({ who: SORTS.lot.owner, path });
  const [grant] = json['items'] as { number: string }[];
  if (grant === undefined) throw new Error(`${notice.reference} is approved and has no number`);
  return grant.number;
}

function lodge(trade: Trade, sort: Sort, kind: string, payload: object): Promise<Acknowledged | undefined> {
  const reference = trade.nextReference();
  return trade.offer(sort, reference, JSON.stringify({ kind, reference, payload }));
}
