import type { Chance } from '../../kills/chance';
import { declaration } from '../content';
import { SORTS } from '../sorts';
import type { Trade } from '../trade';
import { Applicant } from './applicant';

/** Takes back, or amends, a declaration of goods that are there, while customs is letting them go. */
export async function crossCustoms(trade: Trade, chance: Chance): Promise<void> {
  const sort = chance.pick(['cancelled', 'amended'] as const);
  const reference = trade.nextReference();
  const body = declaration(reference, { importer: SORTS[sort].owner, awb: await trade.goodsArrive() });
  const filing = await trade.offer(sort, reference, body);
  if (filing === undefined) throw new Error(`${reference} was refused`);
  const applicant = new Applicant(trade.client, filing);
  let looks = chance.between(0, 2);
  let isDone = false;
  await applicant.watch(async (status, etag) => {
    // A withdrawal that customs' release crosses ends as released: what was told of it is no last word.
    if (status === 'released' || status === 'withdrawn') return true;
    looks -= 1;
    if (looks >= 0 || isDone) return false;
    const answer = sort === 'cancelled' ? await applicant.withdraw(etag) : await applicant.amend(etag, body);
    isDone = answer !== undefined && answer.status < 300;
    return false;
  });
}
