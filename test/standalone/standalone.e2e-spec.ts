import { isAlive } from '@landport/local-servers';
import { describeWhere, startSource, until } from '@landport/testing';
import { rmSync } from 'node:fs';
import { WORLD } from '../../apps/standalone/src/issuer/world';
import { closeWindow, newFolder, openWindow, type OpenWindow } from './open-window';
import { processesOf } from './processes-of';

jest.setTimeout(120_000);

const untilGone = (pids: readonly number[]): Promise<void> =>
  until('all processes gone', () => !pids.some((pid) => isAlive(pid)));

describe('the window in one process', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openWindow(newFolder());
  });
  afterAll(() => closeWindow(window));

  it('answers the first question as it is printed', async () => {
    const printed = await window.process.line(/^curl/);
    const [, header = '', url = ''] = /-H 'authorization: (.*?)' (\S+)/.exec(printed) ?? [];
    const answer = await fetch(url, { headers: { authorization: header } });
    expect(answer.status).toBe(200);
    const { items } = (await answer.json()) as { items: { kind: string }[] };
    expect(items.map(({ kind }) => kind)).toContain('import-declaration');
  });

  it('has a token for everybody of the seeded world that the gateway takes', async () => {
    const { actors } = window.access;
    expect(Object.keys(actors)).toEqual(WORLD.map(({ id }) => id));
    for (const [id, { scopes }] of Object.entries(actors)) {
      if (scopes.includes('feed:read')) expect((await window.ask('/v1/feed', id)).status).toBe(200);
    }
  });

  it('says in one line that its port is taken', async () => {
    const second = startSource('apps/standalone/src/main.ts', [
      ...['--port', String(window.port), '--data', `${window.folder}-2`],
    ]);
    expect(await second.ended).toBe(1);
    expect(second.lines).toEqual([expect.stringContaining(`Port ${window.port} is taken`)]);
  });

  it('says in one line which process has its data', async () => {
    const second = startSource('apps/standalone/src/main.ts', ['--port', '1', '--data', window.folder]);
    expect(await second.ended).toBe(1);
    expect(second.lines).toEqual([expect.stringContaining(`in use by process ${window.process.pid}`)]);
  });

  it('goes with all that it started on Ctrl-C, and opens again on its data with its tokens', async () => {
    const pids = processesOf(window.process.pid).map(({ pid }) => pid);
    expect(pids.length).toBeGreaterThan(3);
    window.process.child.kill('SIGINT');
    expect(await window.process.ended).toBe(0);
    await untilGone(pids);

    const { access, folder, port } = window;
    window = await openWindow(folder);
    expect(window.process.lines.join('\n')).toContain('schemas as they were');
    // The issuer's address is in the token, so the old one stands where the ports are the same.
    expect(window.access.actors['yuzhou-imports']?.secret).toBe(access.actors['yuzhou-imports']?.secret);
    expect(window.port).not.toBe(port);
  });
});

/** @throws Error when the window has no such process */
function oneOf(window: OpenWindow, command: RegExp): number {
  const found = processesOf(window.process.pid).find((each) => command.test(each.command));
  if (!found) throw new Error(`The window runs nothing like ${command}`);
  return found.pid;
}

const untilAnswered = (window: OpenWindow): Promise<void> =>
  until('the feed is told again', async () => (await window.ask('/v1/feed')).status === 200);

function runsApart(...flags: string[]): void {
  it('brings a killed service and a killed database back, and leaves no orphan when it is killed', async () => {
    const window = await openWindow(newFolder(), '--separate', ...flags);
    const started = processesOf(window.process.pid);

    process.kill(oneOf(window, /app-process-main\S* notification/), 'SIGKILL');
    await window.process.line(/notification is gone \(SIGKILL\)/);
    await untilAnswered(window);
    process.kill(oneOf(window, /^\S*\/postgres -D/), 'SIGKILL');
    await window.process.line(/on port \d+ is gone/);
    await untilAnswered(window);

    const all = [...started, ...processesOf(window.process.pid)].map(({ pid }) => pid);
    window.process.child.kill('SIGKILL');
    await window.process.ended;
    await untilGone(all);
    rmSync(window.folder, { recursive: true, force: true, maxRetries: 20 });
  });
}

describe('the window in processes of their own, on the log in PostgreSQL', () => runsApart());
describeWhere('kafka', 'the window in processes of their own, on Apache Kafka', () => runsApart('--kafka'));
