import type { Environment } from '@landport/platform';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const DIST = join(__dirname, '../../..');
const SECONDS_TO_LISTEN = 30;

/** What still runs is ended with this process. */
const started = new Set<ChildProcess>();
process.once('exit', () => started.forEach((child) => child.kill('SIGKILL')));

/** A program of the build in a process of its own. */
export class Program {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** @param program  of the build, `apps/filing/src/main.js` @param health  path that answers when it is ready */
  static async start(program: string, env: Environment, health: string): Promise<Program> {
    const port = await freePort();
    const child = fork(join(DIST, program), {
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', ...env, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    started.add(child);
    child.once('exit', () => started.delete(child));
    const running = new Program(`http://127.0.0.1:${port}`, child);
    await running.untilAnswers(health);
    return running;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private async untilAnswers(health: string): Promise<void> {
    for (let waited = 0; waited < SECONDS_TO_LISTEN * 1_000; waited += 100) {
      if (this.child.exitCode !== null) throw new Error(`${this.child.spawnargs.join(' ')} ended`);
      const answer = await fetch(this.url + health).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer !== undefined && answer.status < 500) return;
      await sleep(100);
    }
    throw new Error(`${this.child.spawnargs.join(' ')} does not answer`);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resident memory of a process in MB. Linux tells it; elsewhere nothing does. */
export function residentMb(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
  } catch {
    return undefined;
  }
}
