import { SILENT_KIND } from '../traffic-kinds';
import type { Trade } from '../trade';
import { Applicant } from './applicant';

const LONG_AGO = new Date('2026-01-05T16:00:00Z');

/** Nobody looks at a filing until its time is over, and then it is approved by its kind. */
export async function silence(trade: Trade): Promise<void> {
  const reference = trade.nextReference();
  const body = JSON.stringify({ kind: SILENT_KIND, reference, payload: {} });
  const filing = await trade.offer('silent', reference, body);
  if (filing === undefined) throw new Error(`${reference} was refused`);
  await trade.moveTime(
    `UPDATE filing.clock SET due_at = $2, next_at = $2, warn_at = NULL WHERE filing_id = $1 AND ended_at IS NULL`,
    [filing.filingId, LONG_AGO],
  );
  await new Applicant(trade.client, filing).watch((status) => Promise.resolve(status === 'approved'));
}
