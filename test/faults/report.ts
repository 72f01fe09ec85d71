import type { Kill } from './kills/schedule';
import type { Acknowledged } from './traffic/sorts';

/** One kill and what came of it. */
export interface Round {
  readonly kill: Kill;
  /** Filings acknowledged while it happened. */
  readonly lodged: number;
  /** From the death until every service answered again. */
  readonly backMs: number;
  /** From the last answer until nothing was on its way any more. */
  readonly drainedMs: number;
  readonly violations: readonly string[];
}

/** One fault often has a thousand faces. */
const MOST_TOLD = 30;

const victimOf = (kill: Kill): string => ('server' in kill ? kill.server : kill.app);

/** A table by who was killed, then the sum. @param last  what the look at everything at the end found */
export function reportOf(
  rounds: readonly Round[],
  last: readonly string[],
  { acknowledged, tries }: { acknowledged: readonly Acknowledged[]; tries: number },
): string {
  const victims = Map.groupBy(rounds, ({ kill }) => victimOf(kill));
  const longest = (some: readonly Round[], of: 'backMs' | 'drainedMs'): string =>
    `${(Math.max(...some.map((round) => round[of])) / 1000).toFixed(1)} s`;
  const rows = [...victims].map(([victim, some]) => [
    victim,
    String(some.length),
    String(new Set(some.flatMap(({ kill }) => ('point' in kill ? [kill.point] : []))).size),
    String(some.reduce((sum, { lodged }) => sum + lodged, 0)),
    longest(some, 'backMs'),
    longest(some, 'drainedMs'),
  ]);
  const head = ['killed', 'times', 'points', 'lodged', 'longest away', 'longest drain'];
  const table = [head, ...rows].map((row) => row.map((cell) => cell.padEnd(15)).join('')).join('\n');
  const violations = [...rounds.flatMap((round) => round.violations), ...last];
  const sum = `${rounds.length} kills, ${acknowledged.length} filings acknowledged by ${tries} requests, ${violations.length} violations`;
  const sorts = [...Map.groupBy(acknowledged, ({ sort }) => sort)];
  const made = sorts.map(([sort, some]) => `${some.length} ${sort}`).join(', ');
  return `\n${table}\n\n${made}\n${sum}${last
    .slice(0, MOST_TOLD)
    .map((words) => `\n  at the end: ${words}`)
    .join('')}`;
}
