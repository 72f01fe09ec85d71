import { Decimal, Quantity } from '@landport/domain';
import fc from 'fast-check';
import { aLedger, aList, anAct } from '../builders/a-ledger';
import { isInside, type Bucket } from './buckets';
import type { PostedEntry } from './entry';
import type { GatePass } from './gate-pass';
import type { InventoryList } from './inventory-list';
import type { Ledger } from './ledger';
import { Stock, type Transfer } from './stock';

/** What a zone may try, in any order, with sums that may be too large. */
const step = fc.record({
  what: fc.constantFrom('announce', 'hold', 'gate', 'takeBack'),
  itemNo: fc.constantFrom(1, 2),
  value: fc.integer({ min: 1, max: 50_000 }).map((n) => new Decimal(n).dividedBy(100).toFixed()),
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

interface Paper {
  readonly list: InventoryList;
  readonly pass: GatePass;
  readonly entries: readonly PostedEntry[];
}

/** Plays the steps on a ledger and gives back every entry that was posted; what is refused must change nothing. */
function play(ledger: Ledger, steps: readonly Step[], after: () => void = () => undefined): PostedEntry[] {
  const papers: Paper[] = [];
  const posted: PostedEntry[] = [];
  for (const { what, itemNo, value, pick } of steps) {
    const before = JSON.stringify(ledger.stock.all());
    const paper = papers[pick % Math.max(papers.length, 1)];
    try {
      if (what === 'announce' || what === 'hold') {
        const list = aList(what === 'announce' ? 'in' : 'out', [
          [itemNo, value, itemNo === 1 ? 'PCE' : 'KGM'],
        ]);
        ledger[what](list, anAct());
        const pass = ledger.issuePass(list, { id: anAct().newId(), passNo: 'P', type: '4' }, anAct());
        const entries = ledger.takeEntries();
        posted.push(...entries);
        papers.push({ list, pass, entries });
      } else if (paper && what === 'gate') {
        const site = { gates: 1, weightTolerance: new Decimal(0) } as const;
        ledger.reportGate(paper.list, paper.pass, { vehicle: 'V', weighing: null, site }, anAct());
      } else if (paper) {
        ledger.takeBack(paper.list, [paper.pass], paper.entries, anAct());
      }
      posted.push(...ledger.takeEntries());
    } catch {
      expect(JSON.stringify(ledger.stock.all())).toBe(before);
      expect(ledger.takeEntries()).toEqual([]);
    }
    after();
  }
  return posted;
}

const legsOf = ({ transfers }: PostedEntry) =>
  transfers.flatMap((t) => [
    { ...t, bucket: t.to, amount: t.quantity },
    { ...t, bucket: t.from, amount: t.quantity.negated() },
  ]);
const total = (amounts: readonly Decimal[]): Decimal =>
  amounts.reduce((sum, each) => sum.plus(each), new Decimal(0));

describe('double entry, whatever a zone tries', () => {
  const steps = fc.array(step, { maxLength: 40 });

  it('I1: every entry sums to zero per item and unit', () => {
    fc.assert(
      fc.property(steps, (tried) => {
        for (const entry of play(aLedger(), tried)) {
          for (const itemNo of [1, 2]) {
            const amounts = legsOf(entry).filter((leg) => leg.itemNo === itemNo);
            expect(total(amounts.map(({ amount }) => amount)).isZero()).toBe(true);
          }
        }
      }),
    );
  });

  it('I2: no bucket inside is below zero after any step', () => {
    fc.assert(
      fc.property(steps, (tried) => {
        const ledger = aLedger();
        play(ledger, tried, () => {
          const inside = ledger.stock.all().filter(({ bucket }) => isInside(bucket));
          expect(inside.every(({ balance }) => !balance.isNegative())).toBe(true);
        });
      }),
    );
  });

  it('I3: what came in less what went out is what lies in every bucket', () => {
    fc.assert(
      fc.property(steps, (tried) => {
        const ledger = aLedger();
        const legs = play(ledger, tried).flatMap(legsOf);
        for (const { itemNo, unit, lot, bucket, balance } of ledger.stock.all()) {
          const moved = legs.filter(
            (leg) => leg.itemNo === itemNo && leg.unit === unit && leg.lot === lot && leg.bucket === bucket,
          );
          expect(total(moved.map(({ amount }) => amount)).equals(balance)).toBe(true);
        }
      }),
    );
  });

  it('I5: a line of a list is approved once and deducted once', () => {
    fc.assert(
      fc.property(steps, (tried) => {
        const keys = play(aLedger(), tried).map(
          (e) => `${e.listId}/${e.lineNo}/${e.changeCount}/${e.movement}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('stock', () => {
  const transfer = (from: Bucket, to: Bucket, value: number): Transfer => ({
    itemNo: 1,
    unit: 'PCE',
    lot: 'A',
    from,
    to,
    quantity: new Decimal(value),
  });

  it('moves all transfers of an entry or none', () => {
    const stock = new Stock('T1');
    stock.move([transfer('ABROAD', 'ON_HAND', 5)], 1);
    const both = [transfer('ON_HAND', 'HELD_OUT', 3), transfer('ON_HAND', 'HELD_OUT', 3)];
    expect(() => stock.move(both, 2)).toThrow(/has 2 PCE available, 3 PCE was asked for/);
    expect(stock.held(1, 'PCE', 'ON_HAND')).toEqual(Quantity.of('5', 'PCE'));
  });

  it('gives the accounts that moved once, for the repository', () => {
    const stock = new Stock('T1');
    stock.move([transfer('ABROAD', 'PRE_IN', 5)], 1);
    expect(stock.takeChanged().map(({ bucket }) => bucket)).toEqual(['PRE_IN', 'ABROAD']);
    expect(stock.takeChanged()).toEqual([]);
  });
});
