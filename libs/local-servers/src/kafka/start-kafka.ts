import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { claimFolder, freeFolder, noteWatchdog } from '../process/folder-claim';
import { freePort } from '../process/free-port';
import { lastLinesOf } from '../process/last-lines';
import { ServerFault, type RunningServer, type Say } from '../process/running-server';
import { untilGone, watch, type Watchdog } from '../process/watchdog';
import { fetchJars } from './jars';
import { whyNoKafka } from './java';
import { isServing } from './is-serving';
import { propertiesOf } from './properties';

export interface KafkaOptions {
  /** Holds topics and log; made when missing. */
  readonly dataFolder: string;
  /** Port wished for; a free one is taken when somebody listens there. */
  readonly port?: number;
  /** Where the jars are kept; `libs` in the data folder when not said. */
  readonly jarsFolder?: string;
  readonly log?: Say;
}

export interface KafkaServer extends RunningServer {
  /** As `KAFKA_BROKERS` takes it. */
  readonly brokers: string;
  readonly logFile: string;
}

const SECONDS_TO_START = 60;
const SECONDS_TO_STOP = 30;

/**
 * Starts one Apache Kafka node on a data folder, under a watchdog that stops it with this process.
 * @throws ServerFault when java or mvn is missing, another process has the folder, or with the broker's last words
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaServer> {
  const dataFolder = resolve(options.dataFolder);
  const say = options.log ?? (() => undefined);
  const jars = resolve(options.jarsFolder ?? join(dataFolder, 'libs'));
  const lack = whyNoKafka(existsSync(jars));
  if (lack !== undefined) throw new ServerFault(lack);
  mkdirSync(dataFolder, { recursive: true });
  const { watchdogLeft } = claimFolder(dataFolder);
  try {
    await untilGone(watchdogLeft, SECONDS_TO_STOP);
    await fetchJars(jars, say);
    const port = await freePort(options.port);
    const classPath = join(jars, '*');
    const properties = await configure(dataFolder, classPath, port);
    const logFile = join(dataFolder, 'kafka.log');
    const watchdog = await run(classPath, properties, logFile);
    noteWatchdog(dataFolder, watchdog.pid);
    if (!(await comesUp(port, watchdog))) {
      throw new ServerFault(
        `Apache Kafka did not start. Its last words in ${logFile}:\n${lastLinesOf(logFile)}`,
      );
    }
    const gone = watchdog.gone.then(() => freeFolder(dataFolder));
    return {
      pid: watchdog.serverPid,
      port,
      brokers: `127.0.0.1:${port}`,
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

/** Writes the broker's properties and, on an empty folder, gives the cluster its id. */
async function configure(dataFolder: string, classPath: string, port: number): Promise<string> {
  const logFolder = join(dataFolder, 'topics');
  const properties = join(dataFolder, 'server.properties');
  writeFileSync(properties, propertiesOf({ port, controllerPort: await freePort(), logFolder }));
  if (existsSync(join(logFolder, 'meta.properties'))) return properties;
  rmSync(logFolder, { recursive: true, force: true });
  const cluster = randomBytes(16).toString('base64url');
  const format = ['kafka.tools.StorageTool', 'format', '-t', cluster, '-c', properties];
  await promisify(execFile)('java', ['-Xmx128m', '-cp', classPath, ...format]);
  return properties;
}

async function run(classPath: string, properties: string, logFile: string): Promise<Watchdog> {
  const output = openSync(logFile, 'a', 0o600);
  try {
    return await watch({
      server: {
        command: 'java',
        args: ['-Xmx384m', '-Dlog4j2.level=WARN', '-cp', classPath, 'kafka.Kafka', properties],
      },
      stopSignal: 'TERM',
      secondsToStop: SECONDS_TO_STOP,
      user: undefined,
      cwd: '/',
      output,
    });
  } finally {
    closeSync(output);
  }
}

/** Waits until the broker serves; false when it ended instead. */
async function comesUp(port: number, watchdog: Watchdog): Promise<boolean> {
  let isGone = false;
  void watchdog.gone.then(() => (isGone = true));
  for (let waited = 0; waited < SECONDS_TO_START * 1000 && !isGone; waited += 50) {
    if (await isServing(port)) return true;
    await sleep(50);
  }
  await watchdog.stop();
  return false;
}
