import { Decimal, DomainError, type QuantityValue } from '@landport/domain';
import { amountBy, formulaText, rateText } from './amount-by-formula';
import type { AssessmentStep, Tax } from './assessment-step';
import { consumptionTax } from './consumption-tax';
import { customsValue, type ValueParts } from './customs-value';
import { chooseRate } from './rate-choice';
import { rounded } from './rounding';
import type { Formula, TariffLine, TariffOfDay } from './tariff';

export class NoTariffLine extends DomainError {
  readonly code = 'zone/no-tariff-line';
  readonly kind = 'invalid';
  override readonly remedy = 'State a commodity code of the tariff in force.';
  constructor(hsCode: string) {
    super(`The tariff in force has no line for ${hsCode || 'goods without a code'}.`, { hsCode });
  }
}

export interface AssessedItem extends ValueParts {
  readonly hsCode: string;
  readonly origin: string;
  readonly preference: string | null;
  /** In every unit that is stated. */
  readonly quantities: readonly QuantityValue[];
}

/**
 * Value, duty, trade remedies, consumption tax and VAT of one item, a step each.
 * @throws NoTariffLine, NoExchangeRate, QuantityWanted
 */
export function assessItem(item: AssessedItem, tariff: TariffOfDay): AssessmentStep[] {
  const line = tariff.lineOf(item.hsCode);
  const rate = line && chooseRate(line, item);
  if (line === undefined || rate === undefined) throw new NoTariffLine(item.hsCode);
  const value = customsValue(item, tariff);
  const steps = [value];
  const levy = (tax: Tax, formula: Formula, law: string): Decimal => {
    const amount = amountBy(formula, value.rounded, item.quantities);
    steps.push(step(item.lineNo, tax, value.rounded, formula, law, amount));
    return amount;
  };
  let price = value.rounded.plus(levy('duty', rate.formula, `${rate.law} (${rate.sort})`));
  for (const remedy of remediesFor(line, item.origin)) {
    price = price.plus(levy(remedy.sort, remedy.formula, remedy.law));
  }
  if (line.consumptionTax !== null) {
    const { formula, law } = line.consumptionTax;
    const composite = consumptionTax(formula, price, item.quantities);
    const text = { ...step(item.lineNo, 'consumptionTax', composite.price, formula, law, composite.tax) };
    steps.push({ ...text, formula: 'P × c + Q × s, P = (V + D + Q × s) / (1 - c)' });
    price = price.plus(composite.tax);
  }
  const vat = tariff.vatOf(line.vat);
  const formula: Formula = { kind: 'adValorem', rate: vat.rate };
  const tax = step(item.lineNo, 'vat', price, formula, vat.law, price.times(vat.rate));
  steps.push({ ...tax, formula: '(V + D + CT) × v' });
  return steps;
}

const remediesFor = (line: TariffLine, origin: string) =>
  line.remedies.filter(({ origins }) => origins === undefined || origins.includes(origin));

const step = (
  lineNo: number,
  tax: Tax,
  basis: Decimal,
  formula: Formula,
  law: string,
  unrounded: Decimal,
): AssessmentStep => ({
  lineNo,
  tax,
  basis,
  rate: rateText(formula),
  formula: formulaText[formula.kind],
  law,
  unrounded,
  rounded: rounded(unrounded, 'centHalfUp'),
});
