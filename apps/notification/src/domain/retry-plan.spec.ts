import { nextTryAt, RETRY_PLAN } from './retry-plan';

const DAY = 86_400_000;
const start = new Date('2026-02-27T23:59:59Z');

/** Fails every try and returns the moments of all of them. */
function triesWith(fraction: number): Date[] {
  const tries = [start];
  for (;;) {
    const next = nextTryAt(tries.length, tries.at(-1) ?? start, fraction);
    if (!next) return tries;
    tries.push(next);
  }
}

const daysOf = (tries: readonly Date[]): number => ((tries.at(-1)?.getTime() ?? 0) - start.getTime()) / DAY;

describe('retry plan', () => {
  it('tries 14 times over 5.9 days and then holds', () => {
    const tries = triesWith(0.5);
    expect(tries).toHaveLength(14);
    expect(daysOf(tries)).toBeCloseTo(5.946, 2);
    expect(nextTryAt(14, start, 0.5)).toBeUndefined();
  });

  it('waits the seconds, minutes and hours that the promise lists', () => {
    const tries = triesWith(0.5);
    const waits = tries
      .slice(1)
      .map((at, index) => (at.getTime() - (tries[index] ?? start).getTime()) / 1_000);
    const h = 3_600;
    expect(waits).toEqual([5, 30, 120, 600, 1_800, h, 3 * h, 6 * h, 12 * h, 24 * h, 24 * h, 24 * h, 48 * h]);
  });

  it('moves each wait by a fifth at most', () => {
    expect(daysOf(triesWith(0)) / daysOf(triesWith(0.5))).toBeCloseTo(0.8, 5);
    expect(daysOf(triesWith(0.999999)) / daysOf(triesWith(0.5))).toBeCloseTo(1.2, 4);
  });

  it('hears a longer pause, never a shorter one, and none over a day', () => {
    const after = (pause: number) => (nextTryAt(1, start, 0.5, pause)?.getTime() ?? 0) - start.getTime();
    expect(after(60_000)).toBe(60_000);
    expect(after(1_000)).toBe(RETRY_PLAN[1]);
    expect(after(30 * DAY)).toBe(DAY);
  });
});
