import { freePort, startKafka } from '@landport/local-servers';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { examine } from './evidence/examine';
import { untilDrained } from './evidence/drained';
import { Chance } from './kills/chance';
import { MIX } from './traffic/sorts';
import { Trade } from './traffic/trade';
import { JARS } from './own-servers';
import { newFolder, openWindow, type WindowUnderFaults } from './window';

const BEFORE_MS = 2_000;
const AWAY_MS = 10_000;
const LODGED_EACH_MS = 100;
/** Reporting the goods and lodging, on a machine that is busy; a request that waited for the broker takes longer. */
const LONGEST_ANSWER_MS = 3_000;
const CHANCE = new Chance(11);

interface Steady {
  readonly lodged: number;
  readonly longestMs: number;
}

/** A broker of our own is killed under steady traffic and comes back after a while on its data and port. */
async function leaveAndReturn(): Promise<string[]> {
  const options = { dataFolder: newFolder(), jarsFolder: JARS };
  let broker = await startKafka({ ...options, port: await freePort() });
  const window = await openWindow('kafka', { KAFKA_BROKERS: broker.brokers }, () => undefined);
  try {
    const trade = new Trade(window);
    await trade.open();
    await steadily(trade, sleep(BEFORE_MS));
    await untilDrained(window);

    process.kill(broker.pid, 'SIGKILL');
    await broker.gone;
    const away = await whileAway(window, trade);

    broker = await startKafka({ ...options, port: broker.port });
    const drainedMs = await untilDrained(window);
    console.log(`broker back: drained in ${(drainedMs / 1000).toFixed(1)} s`);
    return [...away, ...(await examine(window, trade, trade.acknowledged))];
  } finally {
    await window.close();
    await broker.stop();
    rmSync(options.dataFolder, { recursive: true, force: true, maxRetries: 20 });
  }
}

async function whileAway({ client, db }: WindowUnderFaults, trade: Trade): Promise<string[]> {
  const repeatsBefore = client.repeats;
  const { lodged, longestMs } = await steadily(trade, sleep(AWAY_MS));
  const repeats = client.repeats - repeatsBefore;
  const [{ waiting = 0 } = {}] = await db.query<{ waiting: number }>(
    'SELECT count(*) AS waiting FROM filing.outbox',
  );
  console.log(`broker away: ${lodged} filings acknowledged, the slowest in ${longestMs.toFixed(0)} ms`);
  console.log(`broker away: ${waiting} facts wait in the outbox of filing`);
  return [
    ...(repeats === 0 ? [] : [`${repeats} requests had no answer at once while the broker was away`]),
    ...(longestMs < LONGEST_ANSWER_MS ? [] : [`an answer took ${longestMs} ms while the broker was away`]),
    ...(waiting >= lodged ? [] : [`${waiting} facts waited for ${lodged} filings: the broker was not away`]),
  ];
}

/** Begins a filing at every beat, whatever becomes of those before. */
async function steadily(trade: Trade, while_: Promise<unknown>): Promise<Steady> {
  let isOver = false;
  void while_.then(() => (isOver = true));
  const times: Promise<number>[] = [];
  while (!isOver) {
    const start = performance.now();
    times.push(trade.lodge(CHANCE.pick(MIX)).then(() => performance.now() - start));
    await sleep(LODGED_EACH_MS);
  }
  return { lodged: times.length, longestMs: Math.max(...(await Promise.all(times))) };
}

leaveAndReturn().then(
  (violations) => {
    for (const words of violations) console.log(`VIOLATION: ${words}`);
    process.exit(violations.length === 0 ? 0 : 1);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
