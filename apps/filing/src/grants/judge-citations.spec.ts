import type { CitationMade } from '@landport/kinds';
import type { CitedRecord } from './cited-record';
import { judgeCitations } from './judge-citations';

type Terms = CitationMade['terms'];

const terms = (change: Partial<Terms> = {}): Terms => ({
  kinds: ['permit'],
  each: '/documents/*',
  when: {},
  number: '/number',
  once: false,
  same: [],
  required: false,
  ...change,
});
const QUANTITY = { value: '/value', unit: '/unit' };
const cite = (change: Partial<Terms> = {}, value?: string): CitationMade => ({
  terms: terms(change),
  number: 'IL-1',
  pointer: '/documents/0/number',
  quantityPointer: '/documents/0/value',
  ...(value !== undefined && { quantity: { value, unit: 'KGM' } }),
});
const licence = (change: object = {}): CitedRecord => ({
  what: 'grant',
  number: 'IL-1',
  kind: 'permit',
  holder: 'yuzhou-imports',
  forAnyone: false,
  status: 'inForce',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  unit: 'KGM',
  available: '100',
  usesLeft: null,
  days: { lodgedAt: '2026-03-01', decidedAt: '2026-03-04' },
  isTaken: false,
  ...change,
});
const CITING = { organisationId: 'yuzhou-imports', on: '2026-03-18', payload: { area: 'A' } };
const judge = (made: CitationMade[], found: CitedRecord[], citing: object = {}) => {
  const { faults, draws } = judgeCitations(made, found, { ...CITING, ...citing });
  return { codes: faults.map(({ code }) => code), faults, draws };
};

describe('whether a citation bears', () => {
  it('takes what it asks for, to the last decimal', () => {
    const made = [cite({ quantity: QUANTITY }, '0.1'), cite({ quantity: QUANTITY }, '99.9')];
    expect(judge(made, [licence()])).toMatchObject({
      codes: [],
      draws: [{ value: '0.1' }, { value: '99.9' }],
    });
    made.push(cite({ quantity: QUANTITY }, '0.000001'));
    expect(judge(made, [licence()]).codes).toEqual(['filing/citation-exceeds']);
  });

  it('counts uses where the grant limits them', () => {
    expect(judge([cite()], [licence({ usesLeft: 1 })]).codes).toEqual([]);
    expect(judge([cite()], [licence({ usesLeft: 0 })]).codes).toEqual(['filing/citation-used-up']);
  });

  it('draws nothing where the terms ask for no quantity, or the grant has none', () => {
    expect(judge([cite()], [licence()]).draws).toMatchObject([{ grantNumber: 'IL-1', value: null }]);
    const certificate = licence({ unit: null, available: null });
    expect(judge([cite({ quantity: QUANTITY })], [certificate])).toMatchObject({
      codes: [],
      draws: [{ value: null }],
    });
  });

  it('is of the citing organisation, or for anyone; and of a kind that the terms name', () => {
    const theirs = licence({ holder: 'jialing-trading' });
    expect(judge([cite()], [theirs]).codes).toEqual(['filing/citation-unknown']);
    expect(judge([cite()], [licence({ kind: 'certificate-of-origin' })]).codes).toEqual([
      'filing/citation-unknown',
    ]);
    expect(judge([cite()], [{ ...theirs, forAnyone: true }]).codes).toEqual([]);
  });

  it.each(['suspended', 'revoked', 'expired', 'notYetInForce', 'withdrawn'])(
    'refuses a grant that is %s',
    (status) => {
      const { codes, faults, draws } = judge([cite()], [licence({ status })]);
      expect([codes, draws]).toEqual([['filing/citation-not-in-force'], []]);
      expect(faults[0]).toMatchObject({ pointer: '/documents/0/number', value: 'IL-1' });
      expect(faults[0]?.message.zh).toMatch(/已|尚未/);
    },
  );

  it.each(['lodged', 'underReview', 'refused', 'withdrawn'])('refuses a filing that is %s', (status) => {
    const filing = { ...licence(), what: 'filing', filingId: 'f', status } as CitedRecord;
    expect(judge([cite()], [filing]).codes).toEqual(['filing/citation-not-in-force']);
  });

  it.each([
    ['2026-03-18', []],
    ['2026-03-19', ['filing/citation-late']],
  ])('counts fourteen days from the decision: %s', (on, codes) => {
    const made = [cite({ within: { days: 14, of: 'decidedAt' } })];
    expect(judge(made, [licence()], { on }).codes).toEqual(codes);
  });

  it('is late after something that has not happened', () => {
    const made = [cite({ within: { days: 14, of: 'releasedAt' } })];
    expect(judge(made, [licence()]).codes).toEqual(['filing/citation-late']);
  });

  it('compares the members that must be the same', () => {
    const made = [cite({ same: [{ here: '/area', there: '/park/area' }] })];
    expect(judge(made, [licence({ payload: { park: { area: 'A' } } })]).codes).toEqual([]);
    const { faults } = judge(made, [licence({ payload: { park: { area: 'B' } } })]);
    expect(faults).toMatchObject([{ code: 'filing/citation-differs', pointer: '/area', value: 'A' }]);
    expect(judge(made, [licence()]).codes).toEqual(['filing/citation-differs']);
  });

  it('is had by one live filing alone where the kind says so', () => {
    expect(judge([cite({ once: true })], [licence({ isTaken: true })]).codes).toEqual([
      'filing/citation-taken',
    ]);
    expect(judge([cite()], [licence({ isTaken: true })]).codes).toEqual([]);
    expect(judge([cite({ once: true })], [licence()]).draws).toMatchObject([{ exclusive: true }]);
  });

  it('names unit and quantity that are missing or wrong', () => {
    const inPieces = licence({ unit: 'PCE' });
    expect(judge([cite({ quantity: QUANTITY }, '1')], [inPieces]).codes).toEqual([
      'filing/citation-in-other-unit',
    ]);
    expect(judge([cite({ quantity: QUANTITY })], [inPieces]).faults).toMatchObject([
      { code: 'filing/citation-without-quantity', pointer: '/documents/0/value' },
    ]);
  });
});
