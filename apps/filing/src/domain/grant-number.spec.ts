import fc from 'fast-check';
import { GrantNumber } from './grant-number';

const serials = fc.record({
  prefix: fc.constantFrom('IL', 'CO', 'TA', 'PERMIT'),
  year: fc.integer({ min: 2026, max: 2099 }),
  serial: fc.integer({ min: 1, max: 999_999_999 }),
});

describe('the number of a grant', () => {
  it('reads as prefix, year, serial and check digits', () => {
    expect(GrantNumber.of('IL', 2026, 123)).toMatch(/^IL-2026-000123-\d\d$/);
    expect(GrantNumber.of('IL', 2026, 12_345_678)).toMatch(/^IL-2026-12345678-\d\d$/);
  });

  it('agrees with the check digits of a known IBAN, which are worked out alike', () => {
    // GB82 WEST 1234 5698 7654 32 with its country and check digits behind.
    const digits = [...'WEST12345698765432GB82'].map((each) => Number.parseInt(each, 36)).join('');
    expect(BigInt(digits) % 97n).toBe(1n);
    const number = GrantNumber.of('GB', 2026, 1).replaceAll('-', '');
    expect(BigInt([...number].map((each) => Number.parseInt(each, 36)).join('')) % 97n).toBe(1n);
  });

  it('is found out when any one character is wrong', () => {
    fc.assert(
      fc.property(
        serials,
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        ({ prefix, year, serial }, at, shift) => {
          const number = GrantNumber.of(prefix, year, serial);
          expect(GrantNumber.isValid(number)).toBe(true);
          const digits = [...number].flatMap((each, index) => (/\d/.test(each) ? [index] : []));
          const place = digits[at % digits.length]!;
          const wrong = String((Number(number[place]) + shift) % 10);
          expect(GrantNumber.isValid(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false);
        },
      ),
    );
  });

  it('is found out when two neighbours are swapped', () => {
    const number = GrantNumber.of('IL', 2026, 120_345);
    expect(GrantNumber.isValid(number.replace('2034', '2304'))).toBe(false);
    expect(GrantNumber.isValid(number.replace('IL', 'LI'))).toBe(false);
  });

  it.each(['', 'IL-2026-1-00', 'il-2026-000123-71', "IL-2026-000123-71' OR 1=1"])('is not %p', (text) => {
    expect(GrantNumber.isValid(text)).toBe(false);
  });
});
