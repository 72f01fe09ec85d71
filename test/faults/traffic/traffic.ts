import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../kills/chance';
import { MIX } from './sorts';
import type { Trade } from './trade';

const LODGERS = 4;
const PAUSE_MS = 80;

/** Lodges without pause for as long as `while_` is under way; what was begun is brought to its answer. */
export async function traffic(trade: Trade, chance: Chance, while_: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = while_.finally(() => (isOver = true));
  const lodge = async (): Promise<void> => {
    while (!isOver) {
      await trade.lodge(chance.pick(MIX));
      await sleep(chance.between(0, 2 * PAUSE_MS));
    }
  };
  await Promise.all([over, ...Array.from({ length: LODGERS }, lodge)]);
}
