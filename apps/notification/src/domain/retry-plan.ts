const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before each try, in milliseconds: 14 tries over 5.9 days. After the last the entry is held. */
export const RETRY_PLAN: readonly number[] = [
  0,
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  1 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
  24 * HOUR,
  48 * HOUR,
];

/** Part of each wait by which chance makes it longer or shorter, so that what failed together does not return together. */
const JITTER = 0.2;

/** No receiver may ask for a longer pause than this. */
const LONGEST_PAUSE = 24 * HOUR;

/**
 * When an entry is tried again.
 * @param tries     how often it was tried, this failure included
 * @param fraction  chance, from 0 (included) to 1 (excluded)
 * @param pause     milliseconds the receiver asked for by Retry-After; heard when longer than the plan's wait
 * @returns         the moment, or undefined when the plan is used up
 */
export function nextTryAt(tries: number, failedAt: Date, fraction: number, pause = 0): Date | undefined {
  const wait = RETRY_PLAN[tries];
  if (wait === undefined) return undefined;
  const jittered = wait * (1 - JITTER + 2 * JITTER * fraction);
  return new Date(failedAt.getTime() + Math.max(jittered, Math.min(pause, LONGEST_PAUSE)));
}
