import type { Findings } from '../findings';
import { CURRENCY, DECIMAL, type Form } from '../forms';
import { LineReader } from '../line';
import type { Segment } from '../message-text';
import type { Charges, ChargeSum } from './fwb';

/** Money is kept and not acted on, so what does not fit is a warning. */
const reader = (line: Segment['lines'][number], findings: Findings): LineReader =>
  new LineReader(line, findings, 'warning');

const DECLARED: Form<string> = {
  expected: 'an amount, or NVD, NCV or XXX for none',
  example: 'NVD',
  read: (text) => (/^(NVD|NCV|XXX)$/.test(text) ? text : DECIMAL.read(text)),
};
const CHARGE_CODE: Form<string> = {
  expected: 'a charge code of two letters',
  example: 'PP',
  read: (text) => (/^[A-Z]{2}$/.test(text) ? text : undefined),
};
const TERMS: Form<string> = {
  expected: 'P or C for weight and valuation, then P or C for other charges',
  example: 'PP',
  read: (text) => (/^[PC]{1,2}$/.test(text) ? text : undefined),
};

/** CVD: `/CNY/PX/PP/NVD/NCV/XXX` */
export function readDeclarations(segment: Segment, findings: Findings): Partial<Charges> {
  const line = segment.lines[0];
  if (!line) return {};
  const cvd = reader(line, findings);
  cvd.endsAt(7);
  return defined({
    currency: cvd.required(2, CURRENCY, '/charges/currency'),
    chargeCode: cvd.optional(3, CHARGE_CODE, '/charges/chargeCode'),
    prepaidOrCollect: cvd.optional(4, TERMS, '/charges/prepaidOrCollect'),
    declaredForCarriage: cvd.required(5, DECLARED, '/charges/declaredForCarriage'),
    declaredForCustoms: cvd.required(6, DECLARED, '/charges/declaredForCustoms'),
    insured: cvd.required(7, DECLARED, '/charges/insured'),
  });
}

const SUM: Form<ChargeSum> = {
  expected: 'a charge identifier of two letters and an amount',
  example: 'WT180.00',
  read: (text) => {
    const amount = DECIMAL.read(text.slice(2));
    return /^[A-Z]{2}/.test(text) && amount !== undefined ? { code: text.slice(0, 2), amount } : undefined;
  },
};

/** PPD and COL: sums over all lines. */
export function readSums(segment: Segment, field: string, findings: Findings): ChargeSum[] {
  return segment.lines.flatMap((line) => reader(line, findings).each(2, SUM, field));
}

type OtherCharges = Omit<Charges['other'][number], 'term'>[];

const OTHER: Form<OtherCharges> = {
  expected: 'other charges: code of two letters, A or C, amount',
  example: 'MYC1600.50',
  read: (text) => {
    const charges: OtherCharges = [];
    const item = /([A-Z]{2})([AC])(\d{1,12}(?:\.\d{1,4})?)/y;
    while (item.lastIndex < text.length) {
      const match = item.exec(text);
      if (!match?.[1] || !match[2] || !match[3]) return undefined;
      charges.push({ code: match[1], entitlement: match[2], amount: match[3] });
    }
    return charges;
  },
};

const TERM: Form<'P' | 'C'> = {
  expected: 'P for prepaid or C for collect',
  read: (text) => (text === 'P' || text === 'C' ? text : undefined),
};

/** OTH: `/P/MYC1600.50SCC2667.50`, a line for each term. */
export function readOther(segment: Segment, findings: Findings): Charges['other'] {
  return segment.lines.flatMap((line, index) => {
    const oth = reader(line, findings);
    const term = oth.required(2, TERM, `/charges/other/${index}`);
    const charges = oth.required(3, OTHER, `/charges/other/${index}`);
    return term && charges ? charges.map((charge) => ({ term, ...charge })) : [];
  });
}

const RATE_OF_EXCHANGE: Form<{ currency: string; exchangeRate: string }> = {
  expected: 'a currency and a rate of exchange',
  example: 'CNY7.12',
  read: (text) => {
    const currency = CURRENCY.read(text.slice(0, 3));
    const exchangeRate = DECIMAL.read(text.slice(3));
    return currency === undefined || exchangeRate === undefined ? undefined : { currency, exchangeRate };
  },
};

/** CDC: collect charges in the currency of destination. */
export function readDestinationCurrency(segment: Segment, findings: Findings): Partial<Charges> {
  const line = segment.lines[0];
  if (!line) return {};
  const cdc = reader(line, findings);
  const exchange = cdc.required(2, RATE_OF_EXCHANGE, '/charges/inDestinationCurrency');
  const charges = cdc.each(3, DECIMAL, '/charges/inDestinationCurrency/charges');
  return exchange ? { inDestinationCurrency: { ...exchange, charges } } : {};
}

/** COI: `/N/100.00/5`, each part optional. */
export function readCommission(segment: Segment, findings: Findings): Partial<Charges> {
  const line = segment.lines[0];
  if (!line) return {};
  const coi = reader(line, findings);
  return {
    commission: defined({
      indicator: coi.text(2) || undefined,
      amount: coi.optional(3, DECIMAL, '/charges/commission/amount'),
      percentage: coi.optional(4, DECIMAL, '/charges/commission/percentage'),
    }),
  };
}

/** SII: `/13076800/XX` */
export function readIncentive(segment: Segment, findings: Findings): Partial<Charges> {
  const line = segment.lines[0];
  if (!line) return {};
  const sii = reader(line, findings);
  const amount = sii.required(2, DECIMAL, '/charges/salesIncentive/amount');
  const indicator = sii.text(3);
  return amount === undefined ? {} : { salesIncentive: { amount, ...(indicator && { indicator }) } };
}

type Defined<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** Without the keys whose value is undefined. */
export const defined = <Value extends object>(value: Value): Defined<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<Value>;
