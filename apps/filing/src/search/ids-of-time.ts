/** How far the moment in an id may lie from the moment of lodging: both are taken while one request is worked on. */
const APART_MS = 60_000;

const idAt = (time: number, rest: string): string => {
  const digits = Math.max(0, time).toString(16).padStart(12, '0') + rest;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** Ids are UUIDv7: what was lodged after a moment has a larger one than this. @param moment  RFC 3339 */
export const idBefore = (moment: string): string => idAt(Date.parse(moment) - APART_MS, '0'.repeat(20));

/** What was lodged before a moment has a smaller one than this. @param moment  RFC 3339 */
export const idBehind = (moment: string): string => idAt(Date.parse(moment) + APART_MS, 'f'.repeat(20));
