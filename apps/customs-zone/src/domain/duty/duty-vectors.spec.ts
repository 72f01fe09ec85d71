import { Decimal } from '@landport/domain';
import fc from 'fast-check';
import { assessDuty } from './assess-duty';
import type { AssessedItem } from './assess-item';
import { consumptionTax } from './consumption-tax';
import { deferredTaxInterest } from './deferred-tax-interest';
import { chooseRate } from './rate-choice';
import type { DutyRate, TariffLine, TariffOfDay } from './tariff';

const adValorem = (rate: string) => ({ kind: 'adValorem', rate }) as const;
const mfn = (rate: string): DutyRate => ({ sort: 'mfn', formula: adValorem(rate), law: 'tariff' });

function aTariff(line: Partial<TariffLine>, of: Partial<TariffOfDay> & { vat?: string } = {}): TariffOfDay {
  const whole: TariffLine = {
    hs: '33',
    rates: [mfn('0')],
    remedies: [],
    consumptionTax: null,
    vat: 'standard',
    ...line,
  };
  return {
    currency: 'CNY',
    valueRounding: 'wholeHalfUp',
    insuranceRate: '0',
    taxThreshold: '0',
    law: { value: 'value', threshold: 'threshold' },
    lineOf: () => whole,
    vatOf: () => ({ rate: of.vat ?? '0', law: 'vat' }),
    exchangeRate: () => undefined,
    ...of,
  };
}

const anItem = (amount: string, more: Partial<AssessedItem> = {}): AssessedItem => ({
  lineNo: 1,
  hsCode: '33049900',
  origin: 'US',
  preference: null,
  price: { amount, currency: 'CNY' },
  freight: null,
  insurance: null,
  quantities: [],
  ...more,
});

describe('published sums of duty and tax', () => {
  it('D1: duty, safeguard, additional and anti-dumping duty and VAT on 1,260.89 pounds', () => {
    const tariff = aTariff(
      {
        rates: [mfn('0.027')],
        remedies: [
          { sort: 'safeguard', formula: adValorem('0.25'), law: 'safeguard' },
          { sort: 'additional', formula: adValorem('0.25'), law: 'additional' },
          { sort: 'antiDumping', formula: { kind: 'specific', amount: '144.10', unit: 'TNE' }, law: 'ad' },
        ],
      },
      { currency: 'GBP', valueRounding: 'centHalfUp', vat: '0.2' },
    );
    const gbp = (amount: string) => ({ amount, currency: 'GBP' });
    const item = anItem('0', {
      price: gbp('1000'),
      freight: gbp('250.89'),
      insurance: gbp('10'),
      quantities: [{ value: '2000', unit: 'KGM' }],
    });
    const { steps, total } = assessDuty([item], tariff);
    expect(steps.map(({ rounded }) => rounded.toFixed(2))).toEqual([
      '1260.89',
      '34.04',
      '315.22',
      '315.22',
      '288.20',
      '442.72',
    ]);
    expect(steps[1]?.unrounded.toFixed()).toBe('34.04403');
    expect(steps[5]?.basis.toFixed(2)).toBe('2213.58');
    expect(total.toFixed(2)).toBe('1395.40');
  });

  it('D4: 8 % of 30.00 is 2.40, and 8 % VAT on 30.00 with 1,000 duty is 82.40', () => {
    expect(assessDuty([anItem('30')], aTariff({ rates: [mfn('0.08')] })).duty.toFixed(2)).toBe('2.40');
    const specific = {
      sort: 'mfn',
      formula: { kind: 'specific', amount: '1000', unit: 'PCE' },
      law: '',
    } as const;
    const item = anItem('30', { quantities: [{ value: '1', unit: 'PCE' }] });
    const { duty, vat } = assessDuty([item], aTariff({ rates: [specific] }, { vat: '0.08' }));
    expect([duty.toFixed(2), vat.toFixed(2)]).toEqual(['1000.00', '82.40']);
  });

  it('D8: cosmetics of 2,000,000 insured at 3 per mille, duty 50 %, consumption tax 15 %, VAT 17 %', () => {
    const line = { rates: [mfn('0.5')], consumptionTax: { formula: adValorem('0.15'), law: '' } };
    const tariff = aTariff(line, { insuranceRate: '0.003', vat: '0.17' });
    const { customsValue, duty, consumptionTax: ct, vat } = assessDuty([anItem('2000000')], tariff);
    expect([customsValue, duty, ct, vat].map(Number)).toEqual([2_006_000, 1_003_000, 531_000, 601_800]);
  });

  it('D10: 20 % duty and 17 % VAT on 1,000,000', () => {
    const { duty, vat } = assessDuty([anItem('1000000')], aTariff({ rates: [mfn('0.2')] }, { vat: '0.17' }));
    expect([duty, vat].map(Number)).toEqual([200_000, 204_000]);
  });

  it('D13: composite price of a good taxed by value and by piece', () => {
    const formula = { kind: 'compound', rate: '0.56', amount: '0.003', unit: 'PCE' } as const;
    const quantities = [{ value: '5000000', unit: 'PCE' }];
    const { price, tax } = consumptionTax(formula, new Decimal('2500000'), quantities);
    expect([price.toFixed(2), tax.toFixed(2)]).toEqual(['5715909.09', '3215909.09']);
    const line = { rates: [mfn('0.25')], consumptionTax: { formula, law: '' } };
    const { vat } = assessDuty([anItem('2000000', { quantities })], aTariff(line, { vat: '0.13' }));
    expect(vat.toFixed(2)).toBe('743068.18');
  });

  it('D14: interest on 100,000 deferred for 180 days at 0.36 %', () => {
    expect(deferredTaxInterest(new Decimal(100_000), 180, new Decimal('0.0036')).toFixed(2)).toBe('180.00');
  });
});

describe('assessing duty', () => {
  it('gives a price that is value, duty and consumption tax together, whatever the rates', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 }).map((fen) => new Decimal(fen).dividedBy(100));
    const rate = fc
      .integer({ min: 0, max: 90 })
      .map((percent) => new Decimal(percent).dividedBy(100).toFixed());
    fc.assert(
      fc.property(amount, rate, amount, (dutiable, percent, perPiece) => {
        const formula = { kind: 'compound', rate: percent, amount: perPiece.toFixed(), unit: 'PCE' } as const;
        const { price, tax } = consumptionTax(formula, dutiable, [{ value: '3', unit: 'PCE' }]);
        expect(price.minus(dutiable).minus(tax).abs().lessThan('1e-9')).toBe(true);
      }),
    );
  });

  it('rounds the customs value to whole yuan, half up', () => {
    const values = ['100.49', '100.50'].map((price) =>
      Number(assessDuty([anItem(price)], aTariff({})).customsValue),
    );
    expect(values).toEqual([100, 101]);
  });

  it('does not levy a tax below the threshold, and says so in a step', () => {
    const tariff = aTariff({ rates: [mfn('0.1')] }, { taxThreshold: '50', vat: '0.13' });
    const { duty, vat, steps } = assessDuty([anItem('490')], tariff);
    expect([Number(duty), Number(vat)]).toEqual([0, 70.07]);
    expect(steps.at(-1)).toMatchObject({ tax: 'exemption', lineNo: 0, law: 'threshold' });
  });

  it('refuses goods without a tariff line, a currency without a rate, a quantity in the wrong unit', () => {
    expect(() => assessDuty([anItem('1')], aTariff({}, { lineOf: () => undefined }))).toThrow(
      /no line for 33049900/,
    );
    const dollars = anItem('1', { price: { amount: '1', currency: 'USD' } });
    expect(() => assessDuty([dollars], aTariff({}))).toThrow(/No exchange rate is in force for USD/);
    const perLitre = {
      sort: 'mfn',
      formula: { kind: 'specific', amount: '3', unit: 'LTR' },
      law: '',
    } as const;
    expect(() => assessDuty([anItem('1')], aTariff({ rates: [perLitre] }))).toThrow(/per LTR/);
  });
});

describe('choosing the rate by origin', () => {
  const conventional = (rate: string): DutyRate => ({
    sort: 'conventional',
    formula: adValorem(rate),
    law: '',
    origins: ['SG'],
    preference: '300',
  });
  const general: DutyRate = { sort: 'general', formula: adValorem('0.7'), law: '' };
  const line = (...rates: DutyRate[]): TariffLine => ({
    hs: '1',
    rates,
    remedies: [],
    consumptionTax: null,
    vat: 'standard',
  });
  const tariff = line(general, { ...mfn('0.1'), origins: ['SG', 'US'] }, conventional('0.05'));

  it.each([
    ['SG', '300', '0.05'],
    ['SG', null, '0.1'],
    ['US', '300', '0.1'],
    ['XX', null, '0.7'],
  ])('%s claiming %s pays %s', (origin, preference, rate) => {
    expect(chooseRate(tariff, { origin, preference })?.formula).toMatchObject({ rate });
  });

  it('takes the most-favoured-nation rate where it is below the convention', () => {
    const lower = line(mfn('0.02'), conventional('0.05'));
    expect(chooseRate(lower, { origin: 'SG', preference: '300' })?.sort).toBe('mfn');
  });
});
