import { RefundReason } from '@landport/contracts';
import { z } from 'zod';
import periods from './refund-periods.json';

const Day = z.iso.date();

/** How long after payment money may be asked back; the period of the day of payment holds. */
const RefundPeriods = z.array(
  z.strictObject({
    reason: RefundReason,
    years: z.number().int().min(1),
    validFrom: Day,
    validTo: Day.optional(),
    legalBasis: z.string(),
  }),
);

const PERIODS = RefundPeriods.parse(periods);

export interface LastDay {
  /** `2029-03-02`; the claim is in time on this day. */
  readonly day: string;
  readonly legalBasis: string;
}

/**
 * The last day of a claim: the anniversary of payment, or the day before a leap day that has none.
 * @param paidOn  day of release, by which duty and taxes are paid, at the office
 * @returns undefined where no law of that day knows the reason
 */
export function lastDayOfClaim(reason: RefundReason, paidOn: string): LastDay | undefined {
  const period = PERIODS.find(
    (each) =>
      each.reason === reason &&
      each.validFrom <= paidOn &&
      (each.validTo === undefined || each.validTo >= paidOn),
  );
  if (period === undefined) return undefined;
  const year = String(Number(paidOn.slice(0, 4)) + period.years).padStart(4, '0');
  const anniversary = `${year}${paidOn.slice(4)}`;
  const day = Day.safeParse(anniversary).success ? anniversary : `${year}-02-28`;
  return { day, legalBasis: period.legalBasis };
}
