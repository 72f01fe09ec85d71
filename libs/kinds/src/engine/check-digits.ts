import { AirWaybillNumber } from '@landport/domain';

export function isAirWaybill(text: string): boolean {
  try {
    AirWaybillNumber.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Letters count 10 to 38 without the multiples of 11 (ISO 6346, annex A). */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const valueOf = (character: string): number => {
  const letter = LETTERS.indexOf(character);
  if (letter < 0) return Number(character);
  return 10 + letter + Math.ceil(letter / 10);
};

/** Container number: owner and category (4 letters), serial (6 digits), check digit modulo 11. */
export function isContainer(text: string): boolean {
  if (!/^[A-Z]{3}[JUZ]\d{7}$/.test(text)) return false;
  const sum = [...text.slice(0, 10)].reduce(
    (total, character, place) => total + valueOf(character) * 2 ** place,
    0,
  );
  return String((sum % 11) % 10) === text[10];
}
