import { Decimal } from 'decimal.js';
import { DomainError } from './domain-error';

export { Decimal } from 'decimal.js';

/** Digits of a decimal in a message: a sign, at most 18 digits, no exponent, no NaN. */
export const DECIMAL_PATTERN = /^-?(?=(?:\.?\d){1,18}$)(?:0|[1-9]\d*)(?:\.\d+)?$/;

export class NotADecimal extends DomainError {
  readonly code = 'value/not-a-decimal';
  readonly kind = 'invalid';
  override readonly remedy =
    'Write it as a string of at most 18 digits, with a point and without an exponent.';
  constructor(value: unknown) {
    super(`${JSON.stringify(value)} is not a decimal number.`, { value });
  }
}

/** @throws NotADecimal for exponents, NaN, more than 18 digits */
export function decimalOf(text: string): Decimal {
  if (!DECIMAL_PATTERN.test(text)) throw new NotADecimal(text);
  return new Decimal(text);
}
