import type { FilingStatus } from '@landport/contracts';
import { DomainError } from '@landport/domain';

/** Statuses at which a procedure has ended; a refused filing may still be corrected, which opens it again. */
export const CLOSED: readonly FilingStatus[] = [
  'approved',
  'released',
  'refused',
  'withdrawn',
  'lapsed',
  'revoked',
];

export const isClosed = (status: FilingStatus): boolean => CLOSED.includes(status);

const DAY_MS = 86_400_000;

/** Personal data is kept as long as the kind's retention says. */
export class NotErasableYet extends DomainError {
  readonly code = 'filing/not-erasable-yet';
  readonly kind = 'conflict';
  constructor(status: FilingStatus, erasableFrom: string | undefined) {
    super(
      erasableFrom === undefined
        ? `A filing that is ${status} is still under way.`
        : `The law keeps this filing whole until ${erasableFrom}.`,
      { status, ...(erasableFrom === undefined ? {} : { erasableFrom }) },
    );
  }
}

/**
 * @param changedAt    when the procedure ended
 * @param keptForDays  days of 24 hours from then
 * @throws NotErasableYet
 */
export function assertErasable(
  { status, changedAt }: { readonly status: FilingStatus; readonly changedAt: string },
  keptForDays: number,
  at: string,
): void {
  if (!isClosed(status)) throw new NotErasableYet(status, undefined);
  const erasableFrom = new Date(Date.parse(changedAt) + keptForDays * DAY_MS).toISOString();
  if (at < erasableFrom) throw new NotErasableYet(status, erasableFrom);
}
