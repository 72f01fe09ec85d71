/** Days that differ from the rule that Monday to Friday are worked. */
export interface WorkingCalendar {
  /** Public holidays, `2026-10-01`. */
  readonly closed: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked in their place. */
  readonly open: ReadonlySet<string>;
}

const DAY_MS = 86_400_000;

const moved = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const next = (day: string): string => moved(day, 1);

export function isWorked(day: string, { closed, open }: WorkingCalendar): boolean {
  if (open.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !closed.has(day);
}

/**
 * The last day of a period in working days. The day on which it starts is not counted (Civil Code of the PRC,
 * article 201).
 * @param from  `2026-09-30`
 */
export function lastDayOf(from: string, workingDays: number, calendar: WorkingCalendar): string {
  let day = from;
  for (let left = workingDays; left > 0;) {
    day = next(day);
    if (isWorked(day, calendar)) left -= 1;
  }
  return day;
}

/** How many working days a period still has: those after `from`, its last day included. */
export function daysUntil(from: string, last: string, calendar: WorkingCalendar): number {
  let left = 0;
  for (let day = next(from); day <= last; day = next(day)) if (isWorked(day, calendar)) left += 1;
  return left;
}

/** The day after which so many working days of a period are left, its last day included. */
export function dayBefore(last: string, workingDays: number, calendar: WorkingCalendar): string {
  let day = last;
  for (let left = workingDays; left > 0; day = moved(day, -1)) if (isWorked(day, calendar)) left -= 1;
  return day;
}

/** Working time as the offices reckon it. Moments are RFC 3339, UTC; periods end with the last moment of their day. */
export interface WorkingTime {
  /** End of the last of so many working days; the day of `from` is not counted. */
  after(from: string, workingDays: number): string;
  /** End of a period that would have ended at `dueAt` and lasts so many days longer. */
  longer(dueAt: string, workingDays: number): string;
  /** The moment from which on so many working days are left until `dueAt`. */
  before(dueAt: string, workingDays: number): string;
  /** Working days left at a moment, its own day not counted. */
  left(at: string, dueAt: string): number;
}
