import { parseArgs } from 'node:util';
import { audit } from './evidence/audit';
import { examine } from './evidence/examine';
import { untilDrained } from './evidence/drained';
import { Chance } from './kills/chance';
import { nameOf, scheduleOf, type Bus, type Kill } from './kills/schedule';
import { strike } from './kills/strike';
import { reportOf, type Round } from './report';
import { traffic } from './traffic/traffic';
import { Trade } from './traffic/trade';
import { openWindow, type WindowUnderFaults } from './window';

interface Proof {
  readonly kills: number;
  readonly seed: number;
  readonly bus: Bus;
  readonly isLoud: boolean;
}

/** Kills as the schedule says, under traffic, and after each kill looks whether every promise is kept. */
async function prove({ kills, seed, bus, isLoud }: Proof): Promise<boolean> {
  const told: string[] = [];
  const window = await openWindow(bus, {}, (line) => (isLoud ? console.log(line) : told.push(line)));
  try {
    const chance = new Chance(seed);
    const trade = new Trade(window);
    await trade.open();
    const rounds: Round[] = [];
    for (const kill of scheduleOf(seed, kills, bus)) {
      const round = await killOnce(window, trade, chance, kill);
      rounds.push(round);
      console.log(lineOf(round, rounds.length, kills));
      if (round.violations.length > 0) break;
    }
    const last = [...(await examine(window, trade, trade.acknowledged)), ...(await audit(window))];
    console.log(reportOf(rounds, last, { acknowledged: trade.acknowledged, tries: window.client.tries }));
    const isKept = last.length === 0 && rounds.every(({ violations }) => violations.length === 0);
    if (!isKept) console.log(`\nWhat the window said:\n${wordsOf(told)}`);
    return isKept;
  } finally {
    await window.close();
  }
}

async function killOnce(window: WindowUnderFaults, trade: Trade, chance: Chance, kill: Kill): Promise<Round> {
  const before = trade.acknowledged.length;
  try {
    const struck = strike(window, kill);
    await traffic(trade, chance, struck);
    const lodged = trade.acknowledged.slice(before);
    const again = await trade.lodgeAgain(chance.pick(trade.acknowledged));
    const drainedMs = await untilDrained(window);
    const backMs = await struck;
    const violations = [...again, ...(await examine(window, trade, lodged))];
    return { kill, lodged: lodged.length, backMs, drainedMs, violations };
  } catch (error) {
    const violations = [(error as Error).message];
    return { kill, lodged: trade.acknowledged.length - before, backMs: NaN, drainedMs: NaN, violations };
  }
}

/** The last words, without the complaints that a service which is away cannot be reached. */
const wordsOf = (told: readonly string[]): string =>
  told
    .filter((line) => !line.includes('ECONNREFUSED'))
    .slice(-40)
    .map((line) => line.slice(0, 1000))
    .join('\n');

const lineOf = ({ kill, lodged, backMs, drainedMs, violations }: Round, number: number, of: number): string =>
  [
    `${String(number).padStart(4)}/${of}  ${nameOf(kill).padEnd(48)}`,
    `${String(lodged).padStart(4)} lodged, back in ${(backMs / 1000).toFixed(1)} s,`,
    `drained in ${(drainedMs / 1000).toFixed(1)} s`,
    ...violations.slice(0, 20).map((words) => `\n        VIOLATION: ${words}`),
  ].join(' ');

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    kafka: { type: 'boolean', default: false },
    loud: { type: 'boolean', default: false },
  },
});

prove({
  kills: Number(values.kills),
  seed: Number(values.seed),
  bus: values.kafka ? 'kafka' : 'postgres',
  isLoud: values.loud,
}).then(
  (isKept) => process.exit(isKept ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
