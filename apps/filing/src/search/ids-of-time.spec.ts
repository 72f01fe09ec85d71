import { idBefore, idBehind } from './ids-of-time';

/** Made at 2026-03-02T08:00:00.000Z. */
const ID = '019cad8f-ac00-7abc-8def-0123456789ab';
const AT = Date.parse('2026-03-02T08:00:00.000Z');
const moment = (seconds: number): string => new Date(AT + seconds * 1_000).toISOString();

describe('the ids of a time', () => {
  it('name the moment that a UUIDv7 holds', () => {
    expect(Number.parseInt(ID.slice(0, 8) + ID.slice(9, 13), 16)).toBe(AT);
  });

  it.each([
    [-1, true],
    [0, true],
    [59, true],
    [61, false],
  ])('%i s after the id: it lies behind the bound: %p', (seconds, isBehind) => {
    expect(ID > idBefore(moment(seconds))).toBe(isBehind);
  });

  it.each([
    [1, true],
    [0, true],
    [-59, true],
    [-61, false],
  ])('%i s before the id: it lies before the bound: %p', (seconds, isBefore) => {
    expect(ID < idBehind(moment(seconds))).toBe(isBefore);
  });

  it('take any moment that there is', () => {
    expect(idBefore('0001-01-01T00:00:00Z')).toBe('00000000-0000-0000-0000-000000000000');
    expect(idBehind('9999-12-31T23:59:59Z') > ID).toBe(true);
  });
});
