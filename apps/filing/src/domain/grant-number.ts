/** Letters count 10 to 35 in the check digits (ISO/IEC 7064). */
const valueOf = (character: string): string => String(Number.parseInt(character, 36));

/** Remainder by 97, digit by digit: the number is longer than 53 bits. */
const remainder = (characters: string): number =>
  [...characters]
    .flatMap((each) => [...valueOf(each)])
    .reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);

/**
 * Number of a grant: prefix of its kind, year, serial, two check digits, such as `IL-2026-000123-71`.
 * The serial runs without gaps within prefix and year, as registers of licences do: whoever audits them sees that
 * none is missing. The check digits are ISO/IEC 7064 MOD 97-10, those of the IBAN: every single wrong character and
 * every swap of neighbours is found.
 */
export const GrantNumber = {
  pattern: /^[A-Z]{2,6}-\d{4}-\d{6,9}-\d{2}$/,

  of(prefix: string, year: number, serial: number): string {
    const body = [prefix, String(year), String(serial).padStart(6, '0')];
    const check = 98 - remainder(`${body.join('')}00`);
    return [...body, String(check).padStart(2, '0')].join('-');
  },

  isValid(text: string): boolean {
    return GrantNumber.pattern.test(text) && remainder(text.replaceAll('-', '')) === 1;
  },
};
