import { nextTryAt } from '../domain/retry-plan';

/** What came of one request to a receiver. */
export interface DeliveryOutcome {
  readonly sentAt: Date;
  readonly tookMs: number;
  /** Absent when there was no answer. */
  readonly status?: number;
  readonly fault?: string;
  /** Beginning of a failing receiver's answer. */
  readonly answer?: string;
  /** Milliseconds the receiver asks to be left alone. */
  readonly pauseMs?: number;
}

/** What becomes of the entry. */
export type Fate =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'retrying'; readonly dueAt: Date }
  | { readonly outcome: 'held' };

export const isDelivered = ({ status }: DeliveryOutcome): boolean =>
  status !== undefined && status >= 200 && status < 300;

/** The receiver's word that it wants no more: its endpoint is switched off. */
export const isGone = ({ status }: DeliveryOutcome): boolean => status === 410;

/**
 * @param tries     how often the entry was tried, this time included
 * @param fraction  chance, from 0 (included) to 1 (excluded)
 */
export function fateOf(outcome: DeliveryOutcome, tries: number, fraction: number): Fate {
  if (isDelivered(outcome)) return { outcome: 'delivered' };
  const failedAt = new Date(outcome.sentAt.getTime() + outcome.tookMs);
  const dueAt = nextTryAt(tries, failedAt, fraction, outcome.pauseMs);
  return dueAt ? { outcome: 'retrying', dueAt } : { outcome: 'held' };
}

/** Milliseconds of a Retry-After header, in seconds or as a date; 0 when it is neither. */
export function pauseOf(retryAfter: string | undefined, now: Date): number {
  if (retryAfter === undefined) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
