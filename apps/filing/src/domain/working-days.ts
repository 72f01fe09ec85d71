/** Days that differ from the rule that Monday to Friday are worked. */
export interface WorkingCalendar {
  /** Public holidays, `2026-10-01`. */
  readonly closed: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked in their place. */
  readonly open: ReadonlySet<string>;
}

const DAY_MS = 86_400_000;

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
    day = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
    if (isWorked(day, calendar)) left -= 1;
  }
  return day;
}
