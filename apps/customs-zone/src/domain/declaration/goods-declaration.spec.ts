import { unreachableStates } from '@landport/domain';
import { LIST_TRANSITIONS } from '../ledger/inventory-list-status';
import { LEDGER_TRANSITIONS } from '../ledger/ledger-status';
import { PASS_TRANSITIONS } from '../ledger/gate-pass';
import { Consignment } from './consignment';
import { DECLARATION_TRANSITIONS } from './declaration-status';
import { GoodsDeclaration, type DeclarationState } from './goods-declaration';
import { readDeclaration } from './read-declaration';

const AT = '2026-03-01T08:00:00.000Z';
const MRN = '26CN00000000000011';
const money = (amount: string) => ({ amount, currency: 'CNY' });
const totals = { duty: money('0'), vat: money('13'), total: money('13'), guaranteeHeld: money('13') };

function aDeclaration(of: Partial<DeclarationState> = {}): GoodsDeclaration {
  const goods = readDeclaration({ GoodsShipment: { Importer: { ID: 'yuzhou-imports' } } });
  const state: DeclarationState = {
    filingId: '01990000-0000-7000-8000-000000000009',
    organisationId: 'yuzhou-imports',
    reference: 'R1',
    lodgedAt: AT,
    officeId: 'ckg-customs',
    version: 1,
    revision: 0,
    status: 'submitted',
    mrn: null,
    goods,
    zoneParties: [],
    awaits: [],
    lane: null,
    laneReasons: [],
    riskDraw: null,
    acceptedAt: null,
    releasedAt: null,
    exitedAt: null,
    chainHead: null,
    ...of,
  };
  return new GoodsDeclaration(state, 0);
}

const factsOf = (declaration: GoodsDeclaration): string[] =>
  declaration.takeFacts().map(({ type }) => type.replace(/^landport\.customs-zone\.(.*)\.v1$/, '$1'));

describe('a goods declaration', () => {
  it('goes from acceptance to release without an officer in the green lane', () => {
    const declaration = aDeclaration();
    declaration.accept(MRN, AT);
    declaration.assess(totals, 'green', [], AT);
    declaration.release('customs-zone', AT);
    expect(factsOf(declaration)).toEqual([
      'declaration-accepted',
      'declaration-assessed',
      'declaration-released',
    ]);
    expect(declaration.takeHistory().map(({ from, to }) => `${from} ${to}`)).toEqual([
      'submitted accepted',
      'accepted concluded',
      'concluded released',
    ]);
  });

  it('asks an officer in the red lane, and cannot be released before', () => {
    const declaration = aDeclaration();
    declaration.accept(MRN, AT);
    declaration.assess(totals, 'red', [], AT);
    expect(factsOf(declaration)).toContain('review-requested');
    expect(() => declaration.release('anyone', AT)).toThrow('is manualReview and cannot become released');
    declaration.conclude('officer-chen', 'papers in order', AT);
    declaration.release('officer-chen', AT);
    expect(declaration.takeHistory().at(-2)).toMatchObject({ by: 'officer-chen', why: 'papers in order' });
  });

  it('gives its place to a new version after a refusal and keeps its number', () => {
    const declaration = aDeclaration();
    declaration.accept(MRN, AT);
    declaration.assess(totals, 'red', [], AT);
    declaration.refuse('officer-chen', [], AT);
    expect(declaration.replace(2, declaration.state.goods, [], AT)).toBe(true);
    declaration.accept(declaration.state.mrn ?? '', AT);
    expect(declaration.state).toMatchObject({ version: 2, status: 'accepted', mrn: MRN, lane: null });
  });

  it('refuses a new version once released, and stays released', () => {
    const declaration = aDeclaration({ status: 'released', releasedAt: AT, mrn: MRN });
    expect(declaration.replace(2, declaration.state.goods, [], AT)).toBe(false);
    expect(declaration.takeFacts()).toMatchObject([
      { data: { version: 2, reasons: [{ code: 'zone/already-released' }] } },
    ]);
    expect(declaration.state).toMatchObject({ status: 'released', version: 1 });
  });

  it('notes a withdrawal that comes after the release and changes nothing', () => {
    const declaration = aDeclaration({ status: 'released', releasedAt: AT, mrn: MRN });
    expect(declaration.withdraw('yuzhou-imports', 'sold', AT)).toBe(false);
    expect(declaration.takeHistory()).toMatchObject([{ action: 'withdrawalIgnored', to: 'released' }]);
  });
});

describe('the moves that the law of each paper allows', () => {
  const moves = (table: Readonly<Record<string, readonly string[]>>): string[] =>
    Object.entries(table).flatMap(([from, to]) => to.map((each) => `${from} ${each}`));

  it('of a declaration', () => {
    expect(moves(DECLARATION_TRANSITIONS).sort()).toEqual(
      [
        'submitted accepted',
        'submitted rejected',
        'accepted awaitArrival',
        'accepted manualReview',
        'accepted concluded',
        'accepted returned',
        'accepted submitted',
        'awaitArrival manualReview',
        'awaitArrival concluded',
        'awaitArrival returned',
        'awaitArrival submitted',
        'manualReview concluded',
        'manualReview returned',
        'manualReview submitted',
        'concluded released',
        'concluded returned',
        'released closed',
        'rejected submitted',
        'returned submitted',
      ].sort(),
    );
  });

  it.each([
    ['declaration', DECLARATION_TRANSITIONS, 'submitted'],
    ['inventory list', LIST_TRANSITIONS, 'draft'],
    ['gate pass', PASS_TRANSITIONS, 'applied'],
    ['ledger', LEDGER_TRANSITIONS, 'draft'],
  ])('leave no state of a %s out of reach', (_what, table, initial) => {
    expect(unreachableStates<string>(table, initial)).toEqual([]);
  });
});

describe('a consignment', () => {
  const lot = { lotId: 'l', station: 'CKG', status: 'received', receivedAt: AT, admittedPieces: 0 };
  const consignment = (totalPieces: number | null, ...pieces: number[]) =>
    new Consignment({
      awb: '999-12345675',
      totalPieces,
      lots: pieces.map((each, index) => ({ ...lot, lotNo: index + 1, pieces: each })),
    });

  it('has arrived when all of it is received, or as much as is declared', () => {
    expect(consignment(10, 10).hasArrived(null)).toBe(true);
    expect(consignment(10, 4).hasArrived(null)).toBe(false);
    expect(consignment(10, 4).hasArrived(4)).toBe(true);
    expect(consignment(10).hasArrived(4)).toBe(false);
  });

  it('goes into a bonded store once, and names what is left', () => {
    const goods = consignment(10, 10);
    goods.admit(1, 8);
    expect(() => goods.admit(1, 3)).toThrow('has 2 of 10 pieces left, 3 were asked for');
    goods.admit(1, 2);
    expect([goods.isAllAdmitted, goods.hasArrived(1)]).toEqual([true, false]);
    expect(() => goods.admit(2, 1)).toThrow('Lot 2 of waybill 999-12345675 is not received.');
  });
});
