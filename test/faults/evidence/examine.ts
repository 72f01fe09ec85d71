import type { Trade } from '../traffic/trade';
import { SORTS, type Acknowledged } from '../traffic/sorts';
import type { WindowUnderFaults } from '../window';
import type { History } from './evidence';
import { gather } from './gather';
import { violationsIn, violationsInHistory } from './judge';

/**
 * Everything that was promised, looked for in a drained window.
 * @param read  filings whose history is read; each reading walks the chain
 */
export async function examine(
  window: WindowUnderFaults,
  trade: Trade,
  read: readonly Acknowledged[],
): Promise<string[]> {
  const found = violationsIn(trade.acknowledged, await gather(window.db));
  for (const filing of read) found.push(...violationsInHistory(await historyOf(window, filing)));
  return [...found, ...trade.faults, ...window.client.faults];
}

async function historyOf({ client }: WindowUnderFaults, filing: Acknowledged): Promise<History> {
  const { filingId, sort } = filing;
  const { json } = await client.ask({ who: SORTS[sort].owner, path: `/v1/filings/${filingId}/history` });
  const { items, chain } = json as { items: { status: string }[]; chain: { whole: boolean } };
  return { filingId, isWhole: chain.whole, statuses: items.map(({ status }) => status) };
}
