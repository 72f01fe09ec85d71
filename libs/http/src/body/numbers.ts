/** Digits that count: neither sign nor point nor the zeros before and behind. */
const significant = (text: string): string => {
  const [mantissa = ''] = text.split(/[eE]/);
  return mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
};

/**
 * Whether a JSON number changes when it is read as a double: an integer beyond 2^53, more digits than a double
 * holds, or an exponent that overflows to infinity or sinks to zero.
 */
export function losesDigits(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return true;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return true;
  return significant(text) !== significant(String(value));
}
