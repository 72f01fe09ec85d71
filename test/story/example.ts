import { KindSummary, KindVersionView } from '@landport/contracts';
import type { Teller } from './teller';

/**
 * A payload to begin with: the first example of the kind in force today, as the window shows it to everybody.
 * @param change  members that must be of today
 */
export async function exampleOf(
  teller: Teller,
  actor: string,
  kind: string,
  change: object = {},
): Promise<Record<string, unknown>> {
  const { links } = await teller.get(actor, `/v1/kinds/${kind}`, KindSummary);
  const { examples } = await teller.get(actor, links['inForce']!.href, KindVersionView);
  return { ...examples[0]?.payload, ...change };
}
