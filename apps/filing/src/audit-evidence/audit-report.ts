import type { AuditFault, AuditReport } from '@landport/contracts';

const MOST_FAULTS = 100;

/**
 * @param checked  how many were looked at
 * @param faults   the first of each bad one, in order
 * @param next     where the next page begins
 */
export const reportOf = (
  checked: number,
  faults: readonly AuditFault[],
  next: string | undefined,
): AuditReport => ({
  whole: faults.length === 0,
  checked,
  ...(faults[0] && { firstBad: faults[0] }),
  faults: faults.slice(0, MOST_FAULTS),
  ...(next !== undefined && { next }),
});
