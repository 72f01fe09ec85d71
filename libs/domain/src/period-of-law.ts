/** A period of law that is not counted in working days. */
export interface PeriodOfLaw {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/**
 * The last day of a period of law counted in years, months and days. The day on which it starts is not counted; it
 * ends on the corresponding day of the last month, or that month's last day where there is none (Civil Code of the
 * PRC, articles 201 and 202).
 * @param from  `2026-08-31`
 */
export function lastDayOfPeriod(from: string, { years, months, days }: PeriodOfLaw): string {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year + years, month + months, 0)).getUTCDate();
  const end = Date.UTC(year + years, month - 1 + months, Math.min(day, lastOfMonth) + days);
  return new Date(end).toISOString().slice(0, 10);
}
