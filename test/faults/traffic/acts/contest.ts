import type { FilingStatus } from '@landport/contracts';
import { loadPackages } from '@landport/kinds';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../kills/chance';
import type { Trade } from '../trade';
import { Applicant } from './applicant';
import { Officer, type Wish } from './officer';

const KIND = 'foreign-medical-institution';
const PAUSE_MS = 30;
const ENDS: ReadonlySet<FilingStatus> = new Set(['approved', 'refused', 'withdrawn']);

const contentOf = (reference: string): string => {
  const found = loadPackages().find(({ header }) => header.kind === KIND);
  return JSON.stringify({ kind: KIND, reference, payload: found?.examples.pass[0]?.payload });
};

/**
 * Two officers of one body reach for one filing, one meaning to approve and the other to refuse it, each confirming
 * what the other proposes; a third decides behind them; and the applicant answers their query by another version, or
 * takes all back.
 */
export async function contest(trade: Trade, chance: Chance): Promise<void> {
  const reference = trade.nextReference();
  const filing = await trade.offer('contested', reference, contentOf(reference));
  if (filing === undefined) throw new Error(`${reference} was refused`);
  const { client } = trade;
  const withdrawsIn = chance.between(0, 3) === 0 ? chance.between(1, 12) : Infinity;
  let isOver = false;

  const officer = async (who: string, wish: Omit<Wish, 'kind' | 'filingId'>): Promise<void> => {
    const desk = new Officer(client, who);
    for (; !isOver; await sleep(PAUSE_MS)) {
      const done = await desk.step({ kind: KIND, filingId: filing.filingId, ...wish });
      const outcome = done?.json['outcome'];
      // A refusal of the first body is the filing's end, its approval sends it to the next.
      if (outcome === 'refused' || (outcome === 'approved' && who === 'officer-zhao'))
        trade.told(filing, outcome);
    }
  };
  const applicant = new Applicant(client, filing);
  let looks = 0;
  const watch = applicant.watch(async (status, etag) => {
    if (ENDS.has(status)) return (isOver = true);
    looks += 1;
    if (looks >= withdrawsIn) {
      if ((await applicant.withdraw(etag))?.status === 200) trade.told(filing, 'withdrawn');
    } else if (status === 'queried') await applicant.amend(etag, contentOf(reference));
    return false;
  });
  await Promise.all([
    watch.finally(() => (isOver = true)),
    officer('officer-ye', { outcome: 'approved', asksFirst: true }),
    officer('officer-yao', { outcome: 'refused' }),
    officer('officer-zhao', { outcome: 'approved' }),
  ]);
}
