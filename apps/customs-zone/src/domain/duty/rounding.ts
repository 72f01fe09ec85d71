import { Decimal } from '@landport/domain';

/** A named rule of rounding; tariff profiles name theirs. */
export type Rounding = 'wholeHalfUp' | 'centHalfUp' | 'none';

const RULES: Readonly<Record<Rounding, (amount: Decimal) => Decimal>> = {
  /** China: customs value to whole yuan, half up. */
  wholeHalfUp: (amount) => amount.toDecimalPlaces(0, Decimal.ROUND_HALF_UP),
  /** China: tax to the fen; UK: to the penny; half up. */
  centHalfUp: (amount) => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
  none: (amount) => amount,
};

export const rounded = (amount: Decimal, rule: Rounding): Decimal => RULES[rule](amount);
