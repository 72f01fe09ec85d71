import { Decimal, DomainError, type QuantityValue } from '@landport/domain';
import type { Formula } from './tariff';

/** A rate per unit meets goods whose quantity is not stated in that unit. */
export class QuantityWanted extends DomainError {
  readonly code = 'zone/quantity-wanted';
  readonly kind = 'invalid';
  override readonly remedy = 'State the quantity in the unit that the tariff line is kept in.';
  constructor(unit: string, stated: readonly string[]) {
    super(`The rate is per ${unit}; the goods are stated in ${stated.join(', ') || 'no quantity'}.`, {
      unit,
      stated,
    });
  }
}

/** Mass in kilograms of one unit of mass (UN/ECE Recommendation 20). */
const KILOGRAMS: Readonly<Record<string, string>> = { KGM: '1', TNE: '1000', GRM: '0.001', DTN: '100' };

/** @throws QuantityWanted */
export function quantityIn(unit: string, quantities: readonly QuantityValue[]): Decimal {
  const same = quantities.find((each) => each.unit === unit);
  if (same) return new Decimal(same.value);
  const target = KILOGRAMS[unit];
  const mass = quantities.find((each) => KILOGRAMS[each.unit] !== undefined);
  if (target === undefined || mass === undefined) {
    throw new QuantityWanted(
      unit,
      quantities.map((each) => each.unit),
    );
  }
  return new Decimal(mass.value).times(KILOGRAMS[mass.unit] ?? '1').dividedBy(target);
}

/** Ad valorem V×r, specific Q×a, compound V×r + Q×a; unrounded. */
export function amountBy(formula: Formula, value: Decimal, quantities: readonly QuantityValue[]): Decimal {
  switch (formula.kind) {
    case 'adValorem':
      return value.times(formula.rate);
    case 'specific':
      return quantityIn(formula.unit, quantities).times(formula.amount);
    case 'compound':
      return value.times(formula.rate).plus(quantityIn(formula.unit, quantities).times(formula.amount));
  }
}

/** The rate in one line, as the tariff prints it. */
export function rateText(formula: Formula): string {
  const percent = 'rate' in formula ? `${new Decimal(formula.rate).times(100).toFixed()} %` : '';
  const perUnit = 'amount' in formula ? `${formula.amount} per ${formula.unit}` : '';
  return [percent, perUnit].filter((part) => part !== '').join(' + ');
}

export const formulaText: Readonly<Record<Formula['kind'], string>> = {
  adValorem: 'V × r',
  specific: 'Q × a',
  compound: 'V × r + Q × a',
};
