import { Decimal } from 'decimal.js';
import type { NumberFormat } from './number-formats';

/** A spreadsheet computes in binary and shows 15 digits: 1260.8900000000001 was typed as 1260.89. */
const DIGITS = 15;
const DAY_MS = 86_400_000;
const SINCE_1900 = Date.UTC(1899, 11, 30);
const SINCE_1904 = Date.UTC(1904, 0, 1);
/** Before this day the count of 1900 is off by one, for a 29 February that was not. */
const FIRST_SOUND_DAY = 61;
const LAST_DAY = 2_958_465;

/**
 * A number of a sheet as the text its author sees: decimals without exponent, dates as ISO 8601, codes with their
 * leading zeros. A time has no zone, for a sheet knows none.
 * @returns undefined for what is no number
 */
export function numberText(raw: string, format: NumberFormat, since1904: boolean): string | undefined {
  if (!/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$/.test(raw)) return undefined;
  const number = new Decimal(raw);
  if (number.abs().gt('1e30') || (!number.isZero() && number.abs().lt('1e-30'))) return undefined;
  if (format === 'date' && isDay(number, since1904)) return momentText(number, since1904);
  const text = number.toSignificantDigits(DIGITS, Decimal.ROUND_HALF_UP).toFixed();
  if (typeof format === 'string') return text;
  return /^\d+$/.test(text) ? text.padStart(format.zeros, '0') : text;
}

const isDay = (number: Decimal, since1904: boolean): boolean =>
  number.gte(since1904 ? 0 : FIRST_SOUND_DAY) && number.lt(LAST_DAY);

function momentText(days: Decimal, since1904: boolean): string {
  const ms = days.times(DAY_MS).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  const seconds = Math.round(ms / 1_000) * 1_000;
  const text = new Date((since1904 ? SINCE_1904 : SINCE_1900) + seconds).toISOString();
  return days.isInteger() ? text.slice(0, 10) : text.slice(0, 19);
}
