import { EntryPosted, GatePassed, InventoryListDeducted } from '@landport/contracts';
import { Decimal } from '@landport/domain';
import { aLedger, aList, anAct } from '../builders/a-ledger';
import type { GatePass } from './gate-pass';
import type { InventoryList } from './inventory-list';
import type { Ledger } from './ledger';
import { levelOf } from './stock-level';

const site = { gates: 1, weightTolerance: new Decimal(50) } as const;
const throughGate = (ledger: Ledger, list: InventoryList, pass: GatePass) =>
  ledger.reportGate(list, pass, { vehicle: '渝A12345', weighing: null, site }, anAct());
const passFor = (ledger: Ledger, list: InventoryList) =>
  ledger.issuePass(list, { id: anAct().newId(), passNo: 'P1', type: '4' }, anAct());
const levels = (ledger: Ledger) =>
  Object.values(levelOf(ledger.stock, 1, 'PCE')).map((quantity) => Number(quantity.value));

function takeIn(ledger: Ledger, value: string): InventoryList {
  const list = aList('in', [[1, value, 'PCE']]);
  ledger.announce(list, anAct());
  throughGate(ledger, list, passFor(ledger, list));
  return list;
}

describe('a bonded ledger', () => {
  it('announces goods on approval and has them on hand once they passed the gate', () => {
    const ledger = aLedger();
    const list = aList('in', [[1, '1000', 'PCE']]);
    ledger.announce(list, anAct());
    expect(levels(ledger)).toEqual([0, 0, 0, 1000]);
    throughGate(ledger, list, passFor(ledger, list));
    expect(levels(ledger)).toEqual([1000, 0, 1000, 0]);
    expect(list.state.status).toBe('deducted');
    expect(ledger.takeFacts().map(({ type }) => type)).toEqual([
      'landport.customs-zone.list-approved.v1',
      EntryPosted.type,
      'landport.customs-zone.pass-issued.v1',
      GatePassed.type,
      EntryPosted.type,
      InventoryListDeducted.type,
    ]);
  });

  it('holds goods of an outgoing list until the gate, from the oldest lots first', () => {
    const ledger = aLedger();
    takeIn(ledger, '300');
    takeIn(ledger, '700');
    ledger.takeEntries();
    const out = aList('out', [[1, '400', 'PCE']]);
    ledger.hold(out, anAct());
    expect(levels(ledger)).toEqual([1000, 400, 600, 0]);
    expect(out.line(1).lots.map(({ quantity }) => Number(quantity))).toEqual([300, 100]);
    throughGate(ledger, out, passFor(ledger, out));
    expect(levels(ledger)).toEqual([600, 0, 600, 0]);
    expect(Number(ledger.stock.held(1, 'PCE', 'HOME').value)).toBe(400);
  });

  it('refuses to take out more than is available, naming the balance, and leaves everything as it was', () => {
    const ledger = aLedger();
    takeIn(ledger, '1000');
    ledger.hold(aList('out', [[1, '900', 'PCE']]), anAct());
    const tooMuch = aList('out', [[1, '101', 'PCE']]);
    expect(() => ledger.hold(tooMuch, anAct())).toThrow(
      'Item 1 of ledger T8000W000001 has 100 PCE available, 101 PCE was asked for.',
    );
    expect(levels(ledger)).toEqual([1000, 900, 100, 0]);
    expect(tooMuch.state.status).toBe('submitted');
  });

  it('holds two lines of one item as one: together they may not be more than there is', () => {
    const ledger = aLedger();
    takeIn(ledger, '300');
    takeIn(ledger, '700');
    const line = [1, '600', 'PCE'] as const;
    expect(() => ledger.hold(aList('out', [line, line]), anAct())).toThrow('has 400 PCE available');
    expect(levels(ledger)).toEqual([1000, 0, 1000, 0]);
    const fitting = aList('out', [line, [1, '400', 'PCE']]);
    ledger.hold(fitting, anAct());
    expect(fitting.line(2).lots.map(({ quantity }) => Number(quantity))).toEqual([400]);
  });

  it('takes an approved list back by reverse entries', () => {
    const ledger = aLedger();
    takeIn(ledger, '1000');
    ledger.takeEntries();
    const out = aList('out', [[1, '400', 'PCE']]);
    ledger.hold(out, anAct());
    const [held] = ledger.takeEntries();
    const pass = passFor(ledger, out);
    ledger.takeBack(out, [pass], held ? [held] : [], anAct());
    expect(levels(ledger)).toEqual([1000, 0, 1000, 0]);
    expect(ledger.takeEntries()).toMatchObject([{ movement: 'removalReversed', reverses: held?.id }]);
    expect([out.state.status, pass.state.status]).toEqual(['deleted', 'void']);
  });

  it.each([
    ['a paused run', { status: 'importPaused' as const }, [[1, '1', 'PCE']], 'zone/movement-stopped'],
    ['an unknown item', {}, [[9, '1', 'PCE']], 'zone/unknown-item'],
    ['another unit', {}, [[2, '1', 'PCE']], 'zone/wrong-unit'],
  ] as const)('admits nothing under %s', (_what, of, lines, code) => {
    const ledger = aLedger(of);
    expect(() => ledger.announce(aList('in', lines), anAct())).toThrow(expect.objectContaining({ code }));
    expect(ledger.takeEntries()).toEqual([]);
  });
});

describe('the gate', () => {
  const kilograms = (weighbridge: number) => ({
    weighbridge: new Decimal(weighbridge),
    vehicle: new Decimal(8000),
    frame: new Decimal(0),
    container: new Decimal(2200),
  });

  it('holds a vehicle whose weight is off by more than the tolerance, and lets it through when weighed right', () => {
    const ledger = aLedger();
    const list = aList('in', [[1, '10', 'PCE']], { grossMass: new Decimal('120.5') });
    ledger.announce(list, anAct());
    const pass = passFor(ledger, list);
    const weigh = (weighbridge: number) =>
      ledger.reportGate(list, pass, { vehicle: '渝A1', weighing: kilograms(weighbridge), site }, anAct());
    expect(weigh(10_371)).toBe('held');
    expect(levels(ledger)).toEqual([0, 0, 0, 10]);
    expect(weigh(10_370)).toBe('passed');
    expect(levels(ledger)).toEqual([10, 0, 10, 0]);
  });

  it('deducts once: a pass that went through is refused the second time', () => {
    const ledger = aLedger();
    const list = aList('in', [[1, '10', 'PCE']]);
    ledger.announce(list, anAct());
    const pass = passFor(ledger, list);
    throughGate(ledger, list, pass);
    expect(() => throughGate(ledger, list, pass)).toThrow('is passed and cannot become passed');
    expect(levels(ledger)).toEqual([10, 0, 10, 0]);
  });

  it('wants both gates of a site that has two', () => {
    const ledger = aLedger();
    const list = aList('in', [[1, '10', 'PCE']]);
    ledger.announce(list, anAct());
    const pass = passFor(ledger, list);
    const two = { vehicle: '渝A1', weighing: null, site: { ...site, gates: 2 as const } };
    expect(ledger.reportGate(list, pass, two, anAct())).toBe('atGate');
    expect(ledger.reportGate(list, pass, two, anAct())).toBe('passed');
  });
});
