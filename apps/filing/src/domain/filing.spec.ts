import type { Decision } from '@landport/contracts';
import { Filing, type Submission } from './filing';
import type { Actor } from './history-entry';

const IMPORTER: Actor = { id: 'erp', organisationId: 'yuzhou-imports' };
const CUSTOMS: Actor = { id: 'customs-zone', organisationId: 'ckg-customs' };
const AT = '2026-03-02T08:00:00.000Z';
const LATER = '2026-03-02T09:00:00.000Z';
const REVIEW = { id: 'task', body: 'ckg-customs', lane: 'red', step: null } as const;
const MRN = '26CN0000000000001X';

const declaration: Submission = {
  kind: 'import-declaration',
  reference: 'YZ-1',
  kindValidFrom: '2026-01-01',
  mode: 'approval',
  digest: 'd1',
  content: { payload: { TypeCode: 'IMA' } },
};
const refused: Decision = {
  outcome: 'refused',
  mode: 'approval',
  decidedAt: LATER,
  decidedBy: 'officer-chen',
  reasons: [],
};

const lodged = () =>
  Filing.lodge(
    { id: '0195', organisationId: 'yuzhou-imports', concerns: ['yuzhou-imports'] },
    declaration,
    IMPORTER,
    AT,
  );
const typesOf = (filing: Filing): string[] => filing.takeFacts().map(({ type }) => type.split('.')[2]!);

describe('Filing', () => {
  it('numbers its facts without gaps from the first, on the spot included', () => {
    const filing = lodged();
    filing.decideByRules('approved', [], AT);
    const facts = filing.takeFacts();
    expect(facts.map(({ type }) => type)).toEqual([
      'landport.filing.lodged.v1',
      'landport.filing.decided.v1',
    ]);
    expect(facts.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(filing.snapshot).toMatchObject({ status: 'approved', decision: { decidedBy: 'rules' } });
    expect(filing.takeEntries().map(({ action, by }) => [action, by.id])).toEqual([
      ['lodged', 'erp'],
      ['decided', 'rules'],
    ]);
  });

  it('goes the way of a declaration that waits, is reviewed and released', () => {
    const filing = lodged();
    filing.accept(MRN, CUSTOMS, LATER);
    filing.awaitArrival(
      [{ what: 'waybill', identifier: '999-12345675', text: { en: 'x', zh: 'y' } }],
      CUSTOMS,
      LATER,
    );
    expect(filing.snapshot).toMatchObject({ status: 'awaitingArrival', mrn: MRN });
    const money = { amount: '1.00', currency: 'CNY' };
    filing.assess(
      { lane: 'red', duty: money, vat: money, total: money, guaranteeHeld: money },
      CUSTOMS,
      LATER,
    );
    expect(filing.snapshot.customs.awaits).toBeUndefined();
    filing.openReview(REVIEW, CUSTOMS, LATER);
    filing.release(1, MRN, 'officer-chen', CUSTOMS, LATER);
    filing.recordExit('pass', CUSTOMS, LATER);
    expect(filing.snapshot.status).toBe('released');
    expect(typesOf(filing)).toEqual([
      'lodged',
      'accepted',
      'awaits-arrival',
      'assessed',
      'review-opened',
      'released',
      'goods-exited',
    ]);
  });

  it('is corrected under its reference after a refusal, and forgets what was found about the version before', () => {
    const filing = lodged();
    filing.decide(refused, CUSTOMS);
    filing.correct({ ...declaration, digest: 'd2' }, IMPORTER, LATER);
    expect(filing.snapshot).toMatchObject({ status: 'lodged', version: 2, decision: null });
    expect(filing.canTake(1)).toBe(false);
    expect(filing.canTake(2, 'released')).toBe(true);
  });

  it('keeps kind and reference over its versions', () => {
    expect(() => lodged().correct({ ...declaration, reference: 'YZ-2' }, IMPORTER, LATER)).toThrow('YZ-2');
    expect(() => lodged().correct({ ...declaration, kind: 'website-filing' }, IMPORTER, LATER)).toThrow(
      'kind',
    );
  });

  it('cannot be amended once an officer looks at it, nor withdrawn once it is released', () => {
    const reviewed = lodged();
    reviewed.openReview(REVIEW, CUSTOMS, LATER);
    expect(() => reviewed.correct(declaration, IMPORTER, LATER)).toThrow('underReview cannot be corrected');
    const released = lodged();
    released.release(1, MRN, 'rules', CUSTOMS, LATER);
    expect(() => released.withdraw('sold', IMPORTER, LATER)).toThrow('released cannot be withdrawn');
  });

  it('lets a release stand that crossed the withdrawal, and no other answer', () => {
    const filing = lodged();
    filing.withdraw('sold', IMPORTER, AT);
    expect(filing.canTake(1, 'underReview')).toBe(false);
    expect(filing.canTake(1, 'released')).toBe(true);
  });

  it('raises its revision with every change', () => {
    const filing = lodged();
    expect(filing.snapshot.revision).toBe(1);
    filing.takeFacts();
    filing.accept(MRN, CUSTOMS, LATER);
    expect(filing.snapshot.revision).toBe(2);
  });
});
