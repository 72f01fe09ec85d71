import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../kills/chance';
import { auction } from './acts/auction';
import { bulk } from './acts/bulk';
import { contest } from './acts/contest';
import { crossCustoms } from './acts/cross-customs';
import { drawDown } from './acts/draw-down';
import { papers } from './acts/papers';
import { silence } from './acts/silence';
import { MIX } from './sorts';
import type { Trade } from './trade';

const LODGERS = 3;
const PAUSE_MS = 80;

/** What goes on side by side, each again as soon as it is done. */
const ACTS: readonly ((trade: Trade, chance: Chance) => Promise<void>)[] = [
  ...Array.from({ length: LODGERS }, () => (trade: Trade, chance: Chance) => trade.lodge(chance.pick(MIX))),
  auction,
  bulk,
  contest,
  crossCustoms,
  drawDown,
  papers,
  silence,
];

/** Goes on without pause for as long as `while_` is under way; what was begun is brought to its end. */
export async function traffic(trade: Trade, chance: Chance, while_: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = while_.finally(() => (isOver = true));
  const go = async (act: (typeof ACTS)[number]): Promise<void> => {
    while (!isOver) {
      await act(trade, chance);
      await sleep(chance.between(0, 2 * PAUSE_MS));
    }
  };
  await Promise.all([over, ...ACTS.map(go)]);
}
