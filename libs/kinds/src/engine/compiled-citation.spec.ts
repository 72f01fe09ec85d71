import { Citation, Grant } from '../package/kind-grants';
import { CompiledCitation } from './compiled-citation';
import { grantTerms } from './grant-terms';

const CITATION = new CompiledCitation(
  Citation.parse({
    kinds: ['permit'],
    each: '/items/*/documents/*',
    when: { '/type': '911' },
    number: '/id',
    quantity: { value: '/quantity/value', unit: '/quantity/unit' },
    required: true,
  }),
);
const of = (...documents: unknown[]) => ({ items: [{}, { documents }] });
const licence = (quantity?: unknown) => ({
  type: '911',
  id: 'IL-1',
  ...(quantity === undefined ? {} : { quantity }),
});

describe('what a payload cites', () => {
  it('is found with its pointers, in the entries that count', () => {
    const payload = of({ type: '380', id: 'INV-1' }, licence({ value: '1.5', unit: 'KGM' }), { type: '911' });
    expect(CITATION.in(payload)).toMatchObject([
      {
        number: 'IL-1',
        pointer: '/items/1/documents/1/id',
        quantity: { value: '1.5', unit: 'KGM' },
        quantityPointer: '/items/1/documents/1/quantity/value',
      },
    ]);
  });

  it.each([
    undefined,
    '5',
    { value: '5' },
    { value: '0.00', unit: 'KGM' },
    { value: '-1', unit: 'KGM' },
    { value: '1e3', unit: 'KGM' },
    { value: 5, unit: 'KGM' },
  ])('has no quantity in %p', (quantity) => {
    expect(CITATION.in(of(licence(quantity)))[0]).not.toHaveProperty('quantity');
  });

  it.each([
    null,
    1,
    [],
    { items: 'none' },
    { items: [null, { documents: [null, 1, { type: '911', id: 7 }] }] },
  ])('is nothing in %p', (payload) => {
    expect(CITATION.in(payload)).toEqual([]);
    expect(CITATION.missingIn(payload)).toMatchObject({ code: 'filing/citation-missing', pointer: '/items' });
  });

  it('is missed only where it is required and not there', () => {
    expect(CITATION.missingIn(of(licence()))).toBeUndefined();
    const free = new CompiledCitation(Citation.parse({ kinds: ['permit'], each: '/items/*', number: '/id' }));
    expect(free.missingIn({})).toBeUndefined();
  });
});

describe('what an approval gives', () => {
  const grant = Grant.parse({
    title: { en: 'Licence', zh: '许可证' },
    prefix: 'IL',
    validFor: { months: 6 },
    validToPointer: '/until',
    quantity: { value: '/quantity/value', unit: '/quantity/unit' },
    holderPointer: '/holder',
  });

  it('is read from the payload where it says so', () => {
    const payload = { until: '2026-12-31', quantity: { value: '7', unit: 'PCE' }, holder: 'jialing-trading' };
    expect(grantTerms(grant, payload)).toEqual({
      prefix: 'IL',
      forAnyone: false,
      holder: 'jialing-trading',
      validFor: { years: 0, months: 6, days: 0 },
      validTo: '2026-12-31',
      quantity: { value: '7', unit: 'PCE' },
    });
  });

  it('is what the kind says where the payload says nothing', () => {
    expect(grantTerms(grant, {})).toEqual({
      prefix: 'IL',
      forAnyone: false,
      validFor: { years: 0, months: 6, days: 0 },
    });
  });
});
