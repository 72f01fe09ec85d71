import type { AuditReport } from '@landport/contracts';
import type { WindowUnderFaults } from '../window';

/**
 * Has the window itself walk over every history, version and receipt, and over every signed tree, as an auditor has.
 * @returns what it finds that is not as it was written
 */
export async function audit(window: WindowUnderFaults): Promise<string[]> {
  return [...(await walk(window, 'histories')), ...(await walk(window, 'trees'))];
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
