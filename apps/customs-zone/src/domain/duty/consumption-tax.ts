import { Decimal, type QuantityValue } from '@landport/domain';
import { quantityIn } from './amount-by-formula';
import type { Formula } from './tariff';

/**
 * Consumption tax on imported goods: part of its own basis, the composite price P = (V + D + Q×s) / (1 - c).
 * @param dutiable  value and duty, V + D, unrounded
 * @returns         P and the tax P×c + Q×s, both unrounded; P = V + D + tax
 * @see             Interim Regulations on Consumption Tax of China, articles 9 and 10
 */
export function consumptionTax(
  formula: Formula,
  dutiable: Decimal,
  quantities: readonly QuantityValue[],
): { readonly price: Decimal; readonly tax: Decimal } {
  const perUnit =
    'amount' in formula ? quantityIn(formula.unit, quantities).times(formula.amount) : new Decimal(0);
  const rate = new Decimal('rate' in formula ? formula.rate : 0);
  const price = dutiable.plus(perUnit).dividedBy(new Decimal(1).minus(rate));
  return { price, tax: price.times(rate).plus(perUnit) };
}
