import fc from 'fast-check';
import { Auction, type AuctionTerms } from './auction';

const TERMS: AuctionTerms = {
  noticeId: '0190aaaa-0000-7000-8000-000000000001',
  number: 'OBN-2026-000001',
  seller: 'yubei-land-reserve',
  startPrice: '100.00',
  step: '5.00',
  deposit: '20.00',
  reservePrice: null,
  opensAt: '2026-03-30T01:00:00.000Z',
  closesAt: '2026-04-10T07:00:00.000Z',
  overTimeMinutes: 5,
};
const OPEN = '2026-04-01T00:00:00.000Z';

const bid = (offer: string, placedAt = OPEN, bidder = 'yuzhou-imports') => ({ offer, placedAt, bidder });
const placed = (auction: Auction, offer: string, placedAt = OPEN): void =>
  auction.place({ ...bid(offer, placedAt), filingId: `of ${offer}` });
const whys = (auction: Auction, ...asked: Parameters<Auction['faultsOf']>): string[] =>
  auction.faultsOf(...asked).map(({ why }) => why);

describe('an auction', () => {
  it.each([
    ['a cent below the start', bid('99.99'), '20.00', ['tooLow']],
    ['the start price', bid('100'), '20.00', []],
    ['before it opens', bid('100', '2026-03-30T00:59:59.999Z'), '20.00', ['notOpen']],
    ['at the moment it opens', bid('100', TERMS.opensAt), '20.00', []],
    ['at the moment it closes', bid('100', TERMS.closesAt), '20.00', ['closed']],
    ['by the seller', bid('100', OPEN, TERMS.seller), '20.00', ['ownLot']],
    ['with a deposit too low', bid('100'), '19.99', ['depositTooLow']],
    [
      'with everything wrong',
      bid('1', TERMS.closesAt, TERMS.seller),
      '1',
      ['closed', 'ownLot', 'tooLow', 'depositTooLow'],
    ],
  ])('judges a bid %s', (_, asked, deposit, expected) => {
    expect(whys(Auction.of(TERMS), asked, deposit)).toEqual(expected);
  });

  it('wants each bid a step above the last', () => {
    const auction = Auction.of(TERMS);
    placed(auction, '100');
    expect(whys(auction, bid('104.99'), undefined)).toEqual(['tooLow']);
    expect(whys(auction, bid('105.00'), undefined)).toEqual([]);
  });

  it('moves its end on by a bid in the last minutes, again and again, and never back', () => {
    const auction = Auction.of(TERMS);
    placed(auction, '100', '2026-04-10T06:55:00.000Z');
    expect(auction.snapshot.closesAt).toBe(TERMS.closesAt);
    placed(auction, '105', '2026-04-10T06:55:00.001Z');
    expect(auction.snapshot.closesAt).toBe('2026-04-10T07:00:00.001Z');
    placed(auction, '110', '2026-04-10T06:59:59.000Z');
    expect(auction.snapshot.closesAt).toBe('2026-04-10T07:04:59.000Z');
    expect(auction.isDue('2026-04-10T07:04:58.999Z')).toBe(false);
    expect(auction.isDue('2026-04-10T07:04:59.000Z')).toBe(true);
  });

  it('has no winner below the reserve or without a bid', () => {
    expect(Auction.of(TERMS).close(OPEN)).toBeUndefined();
    const reserved = Auction.of({ ...TERMS, reservePrice: '110.00' });
    placed(reserved, '109.99');
    expect(reserved.close(OPEN)).toBeUndefined();
    const sold = Auction.of({ ...TERMS, reservePrice: '110.00' });
    placed(sold, '110');
    expect(sold.close(OPEN)).toMatchObject({ offer: '110' });
  });

  it('whatever is offered, what is taken rises by a step at least and the winner offered most', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 9_000, max: 13_000 })), (cents) => {
        const auction = Auction.of(TERMS);
        const taken: number[] = [];
        for (const offer of cents) {
          const text = (offer / 100).toFixed(2);
          if (auction.faultsOf(bid(text), undefined).length > 0) continue;
          placed(auction, text);
          taken.push(offer);
        }
        for (const [place, offer] of taken.entries()) {
          expect(offer).toBeGreaterThanOrEqual(place === 0 ? 10_000 : taken[place - 1]! + 500);
        }
        const winner = auction.close(TERMS.closesAt);
        expect(winner && Math.round(Number(winner.offer) * 100)).toBe(taken.at(-1));
        expect(auction.snapshot.bids).toBe(taken.length);
      }),
    );
  });
});
