import type { AuditReport } from '@landport/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WindowUnderFaults } from '../window';

/** The window looks each minute whether the hour's tree is to be signed. */
const SECONDS_TO_SIGN = 80;

/**
 * Waits for the first signed tree, and has the window itself walk over every history, version and receipt, and over every signed tree, as an auditor has.
 * @returns what it finds that is not as it was written
 */
export async function audit(window: WindowUnderFaults): Promise<string[]> {
  const unsigned = (await isSigned(window)) ? [] : [`no tree was signed in ${SECONDS_TO_SIGN} s`];
  return [...unsigned, ...(await walk(window, 'histories')), ...(await walk(window, 'trees'))];
}

async function isSigned({ db }: WindowUnderFaults): Promise<boolean> {
  for (const end = performance.now() + SECONDS_TO_SIGN * 1000; performance.now() < end; await sleep(500)) {
    const [row] = await db.query<{ trees: number }>('SELECT count(*) AS trees FROM filing.evidence_tree');
    if ((row?.trees ?? 0) > 0) return true;
  }
  return false;
}

async function walk({ client }: WindowUnderFaults, what: 'histories' | 'trees'): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const path = `/v1/operations/audit/${what}?limit=100${after && `&after=${after}`}`;
    const { status, json, text } = await client.ask({ who: 'landport-operations', path });
    if (status !== 200) throw new Error(`no audit of ${what}: ${text}`);
    const { faults, next } = json as unknown as AuditReport;
    found.push(...faults.map((fault) => `the audit of ${what} finds ${JSON.stringify(fault)}`));
    after = next;
  }
  return found;
}
