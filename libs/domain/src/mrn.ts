/** Values of letters in the check digit: A is 10 and every multiple of 11 is left out (ISO 6346, annex A). */
const VALUES = new Map<string, number>();
for (let digit = 0; digit <= 9; digit += 1) VALUES.set(String(digit), digit);
{
  let value = 10;
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    if (value % 11 === 0) value += 1;
    VALUES.set(letter, value);
    value += 1;
  }
}

/** Movement reference number: year (2), country (2), 13 characters, check digit. */
export const Mrn = {
  pattern: /^\d{2}[A-Z]{2}[A-Z0-9]{13}\d$/,

  /** @param first17  the number without its check digit */
  checkDigit(first17: string): string {
    let sum = 0;
    [...first17].forEach((character, index) => {
      sum += (VALUES.get(character) ?? 0) * 2 ** index;
    });
    return String((sum % 11) % 10);
  },

  /** Builds a number for `serial` (at most 13 digits or capitals), padded with zeros on the left. */
  of(year: number, country: string, serial: string): string {
    const first17 = `${String(year % 100).padStart(2, '0')}${country}${serial.toUpperCase().padStart(13, '0')}`;
    return first17 + Mrn.checkDigit(first17);
  },

  isValid(text: string): boolean {
    return Mrn.pattern.test(text) && Mrn.checkDigit(text.slice(0, 17)) === text[17];
  },
};
