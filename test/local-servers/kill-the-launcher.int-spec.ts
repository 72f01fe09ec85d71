import { isAlive, startKafka, startPostgres } from '@landport/local-servers';
import { describeWhere, startSource, until, type SourceProcess } from '@landport/testing';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const JARS = join(__dirname, '../../.cache/kafka');

interface Told {
  readonly pid: number;
  readonly port: number;
}

const open: SourceProcess[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landport-'));
  // Made for its owner alone, and PostgreSQL may have to run as another user.
  if (process.getuid?.() === 0) chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const { child, ended } of open.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
});

async function launch(...args: string[]): Promise<SourceProcess & { told: Told }> {
  const launcher = startSource('test/local-servers/launcher.ts', args);
  open.push(launcher);
  return Object.assign(launcher, { told: JSON.parse(await launcher.line(/^\{/)) as Told });
}

const untilGone = (pid: number): Promise<void> => until(`process ${pid} gone`, () => !isAlive(pid));

const watchdogOf = (data: string): number =>
  (JSON.parse(readFileSync(join(data, 'in-use.json'), 'utf8')) as { watchdog: number }).watchdog;

/** The watchdog is a shell with the server and a guard that waits on the pipe. */
const childrenOf = (pid: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'ppid=,pid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([parent]) => parent === pid)
    .map(([, child]) => child ?? 0);

async function ask(port: number, data: string, sql: string): Promise<unknown[]> {
  const password = readFileSync(join(data, 'postgres-password'), 'utf8');
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('PostgreSQL under its watchdog', () => {
  it('goes, with the watchdog, when its launcher is killed, and is stopped cleanly', async () => {
    const { child, told } = await launch('postgres', folder);
    const watchdog = watchdogOf(folder);
    await ask(told.port, folder, 'CREATE TABLE kept AS SELECT 1 AS it');
    child.kill('SIGKILL');
    await untilGone(told.pid);
    await untilGone(watchdog);

    const again = await startPostgres({ dataFolder: folder, fsync: false });
    const kept = await ask(again.port, folder, 'SELECT it FROM kept');
    await again.stop();
    expect(kept).toEqual([{ it: 1 }]);
    expect(readFileSync(again.logFile, 'utf8')).not.toContain('not properly shut down');
  });

  it('is adopted as it runs when launcher and watchdog were killed together', async () => {
    const { child, told } = await launch('postgres', folder);
    const guards = childrenOf(watchdogOf(folder)).filter((pid) => pid !== told.pid);
    for (const pid of [watchdogOf(folder), ...guards]) process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await untilGone(child.pid ?? 0);
    expect(isAlive(told.pid)).toBe(true);

    const lines: string[] = [];
    const adopted = await startPostgres({
      dataFolder: folder,
      fsync: false,
      log: (line) => lines.push(line),
    });
    expect(adopted).toMatchObject(told);
    expect(lines).toEqual([expect.stringContaining(`process ${told.pid}`)]);
    await adopted.stop();
    expect(isAlive(told.pid)).toBe(false);
  });

  it('comes back on its data and port after it was killed itself', async () => {
    const first = await startPostgres({ dataFolder: folder });
    await ask(first.port, folder, 'CREATE TABLE kept AS SELECT 1 AS it');
    process.kill(first.pid, 'SIGKILL');
    await first.gone;
    const second = await startPostgres({ dataFolder: folder, port: first.port });
    expect(second.port).toBe(first.port);
    expect(await ask(second.port, folder, 'SELECT it FROM kept')).toEqual([{ it: 1 }]);
    await second.stop();
  });

  it('refuses a second launcher and names the process that has the data', async () => {
    const first = await launch('postgres', folder);
    await expect(startPostgres({ dataFolder: folder })).rejects.toThrow(
      `${folder} is in use by process ${first.pid}`,
    );
    expect(isAlive(first.told.pid)).toBe(true);
  });

  it('takes a free port when another listens on the one wished for', async () => {
    const first = await startPostgres({ dataFolder: join(folder, 'first'), fsync: false });
    const second = await startPostgres({
      dataFolder: join(folder, 'second'),
      fsync: false,
      port: first.port,
    });
    expect(second.port).not.toBe(first.port);
    await Promise.all([first.stop(), second.stop()]);
  });
});

describeWhere('kafka', 'Apache Kafka under its watchdog', () => {
  it('goes, with the watchdog, when its launcher is killed', async () => {
    const { child, told } = await launch('kafka', folder, JARS);
    const watchdog = watchdogOf(folder);
    child.kill('SIGKILL');
    await untilGone(told.pid);
    await untilGone(watchdog);
  }, 60_000);

  it('comes back on its data and port after it was killed itself', async () => {
    const first = await startKafka({ dataFolder: folder, jarsFolder: JARS });
    process.kill(first.pid, 'SIGKILL');
    await first.gone;
    const second = await startKafka({ dataFolder: folder, jarsFolder: JARS, port: first.port });
    expect(second.brokers).toBe(first.brokers);
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
  }, 60_000);
});
