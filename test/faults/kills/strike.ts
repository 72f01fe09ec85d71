import { isAlive } from '@landport/local-servers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WindowUnderFaults } from '../window';
import type { Kill } from './schedule';

const LOOK_EACH_MS = 20;
/** However little comes by: by then a point was reached, or the code does not come by it any more. */
const SECONDS_TO_REACH = 30;
const SECONDS_TO_RETURN = 60;

/** What can die and comes back under another process id. */
interface Mortal {
  pid(): number;
}

/**
 * Kills, and waits until all services answer again.
 * @returns milliseconds from death to the first moment at which everything answers
 * @throws Error when a crash point is not reached, or the window does not come back
 */
export async function strike(window: WindowUnderFaults, kill: Kill): Promise<number> {
  const mortal = mortalOf(window, kill);
  const pid = mortal.pid();
  if ('point' in kill) processOf(window, kill.app).crashAt(`${kill.point}:${kill.times}`);
  else {
    await sleep(kill.afterMs);
    process.kill(pid, 'SIGKILL');
  }
  await until(SECONDS_TO_REACH, `process ${pid} reaches its point`, () => !isAlive(pid));
  const death = performance.now();
  await until(SECONDS_TO_RETURN, `process ${pid} has a successor`, () => mortal.pid() !== pid);
  await until(SECONDS_TO_RETURN, 'every service answers', () => isBack(window));
  return performance.now() - death;
}

function mortalOf(window: WindowUnderFaults, kill: Kill): Mortal {
  if ('app' in kill) {
    const found = processOf(window, kill.app);
    return { pid: () => found.pid };
  }
  const own = window.servers[kill.server];
  if (!own) throw new Error(`${kill.server} is another's, and not to be killed`);
  return { pid: () => own.current.pid };
}

type App = Extract<Kill, { app: unknown }>['app'];

function processOf({ standalone }: WindowUnderFaults, app: App) {
  const found = standalone.apps.processes?.[app];
  if (!found) throw new Error(`${app} has no process of its own`);
  return found;
}

/** The lag is asked of every service, and each asks the bus and its database for it. */
async function isBack({ client }: WindowUnderFaults): Promise<boolean> {
  const question = { who: 'landport-operations', path: '/v1/operations/lag' };
  const answer = await client.once(question).catch(() => undefined);
  return answer?.status === 200 && answer.json['unavailable'] === undefined;
}

async function until(seconds: number, what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${seconds} s and not yet: ${what}`);
    await sleep(LOOK_EACH_MS);
  }
}
