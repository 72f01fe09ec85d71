import type { Direction } from './ledger/inventory-list';

const serial = (number: number, digits: number): string => String(number).padStart(digits, '0');
const mark = (direction: Direction): 'I' | 'E' => (direction === 'in' ? 'I' : 'E');

/** `T` + customs (4) + `W` + serial (6), as in T3105W000293. */
export const ledgerNumber = (office: string, number: number): string => `T${office}W${serial(number, 6)}`;

/** `QD` + customs (4) + year (2) + `I` or `E` + serial (9), as in QD311125E000070849. */
export const listNumber = (office: string, year: number, direction: Direction, number: number): string =>
  `QD${office}${serial(year % 100, 2)}${mark(direction)}${serial(number, 9)}`;

/** 24 characters: customs (4) + year (2) + `I` or `E` + serial (17); the order within them is our choice. */
export const passNumber = (office: string, year: number, direction: Direction, number: number): string =>
  `${office}${serial(year % 100, 2)}${mark(direction)}${serial(number, 17)}`;
