import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimFolder, freeFolder, noteWatchdog } from '../process/folder-claim';
import { freePort } from '../process/free-port';
import { lastLinesOf } from '../process/last-lines';
import { ServerFault, type RunningServer, type Say } from '../process/running-server';
import { untilGone, watch, type Watchdog } from '../process/watchdog';
import { createCluster, passwordIn, SUPERUSER } from './create-cluster';
import { settleHome, type PostgresHome } from './home';
import { runningPostmaster } from './postmaster-pid';
import { settingsOf } from './settings';

export interface PostgresOptions {
  /** Holds data, password and log; made when missing. */
  readonly dataFolder: string;
  /** Port wished for; a free one is taken when somebody listens there. */
  readonly port?: number;
  /** Off for tests only. */
  readonly fsync?: boolean;
  readonly log?: Say;
}

export interface PostgresServer extends RunningServer {
  /** Of the superuser, to database `postgres`. */
  readonly url: string;
  /** Its own log. */
  readonly logFile: string;
}

const SECONDS_TO_START = 60;
const SECONDS_TO_STOP = 60;

/**
 * Starts PostgreSQL on a data folder, durable unless told otherwise, under a watchdog that stops it with this
 * process. A server that a killed launcher left on the folder is adopted as it runs.
 * @throws ServerFault when another process has the folder, or with the server's last words
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const dataFolder = resolve(options.dataFolder);
  const say = options.log ?? (() => undefined);
  mkdirSync(dataFolder, { recursive: true });
  const { watchdogLeft } = claimFolder(dataFolder);
  try {
    await untilGone(watchdogLeft, SECONDS_TO_STOP);
    const home = settleHome(dataFolder, say);
    const password = passwordIn(dataFolder);
    await createCluster(home, password, options.fsync ?? true);
    const logFile = join(dataFolder, 'postgres.log');
    const { watchdog, port } = await run(home, logFile, options, say);
    noteWatchdog(dataFolder, watchdog.pid);
    const gone = watchdog.gone.then(() => freeFolder(dataFolder));
    return {
      pid: watchdog.serverPid,
      port,
      url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
      logFile,
      gone,
      stop: async () => {
        await watchdog.stop();
        await gone;
      },
    };
  } catch (error) {
    freeFolder(dataFolder);
    throw error;
  }
}

async function run(
  home: PostgresHome,
  logFile: string,
  options: PostgresOptions,
  say: Say,
): Promise<{ watchdog: Watchdog; port: number }> {
  const output = openSync(logFile, 'a', 0o600);
  const settle = {
    stopSignal: 'INT',
    secondsToStop: SECONDS_TO_STOP,
    user: home.user,
    cwd: '/',
    output,
  } as const;
  try {
    const left = runningPostmaster(home.cluster);
    if (left) {
      say(`PostgreSQL was still running (process ${left.pid}): adopted`);
      return { watchdog: await watch({ ...settle, server: { pid: left.pid } }), port: left.port };
    }
    const port = await freePort(options.port);
    const settings = { ...settingsOf({ fsync: options.fsync ?? true }), port };
    const args = ['-D', home.cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
    for (let attempt = 1; ; attempt += 1) {
      const watchdog = await watch({ ...settle, server: { command: home.program('postgres'), args } });
      if (await isReady(home.cluster, watchdog)) return { watchdog, port };
      const words = lastLinesOf(logFile);
      // A postmaster killed a moment ago leaves children behind that take a moment to notice.
      if (attempt === 50 || !words.includes('pre-existing shared memory block')) {
        throw new ServerFault(`PostgreSQL did not start. Its last words in ${logFile}:\n${words}`);
      }
      await sleep(100);
    }
  } finally {
    closeSync(output);
  }
}

/** Waits for the server; false when it ended instead. */
async function isReady(cluster: string, watchdog: Watchdog): Promise<boolean> {
  let isGone = false;
  void watchdog.gone.then(() => (isGone = true));
  for (let waited = 0; waited < SECONDS_TO_START * 1000 && !isGone; waited += 10) {
    const postmaster = runningPostmaster(cluster);
    if (postmaster?.isReady && postmaster.pid === watchdog.serverPid) return true;
    await sleep(10);
  }
  await watchdog.stop();
  return false;
}
