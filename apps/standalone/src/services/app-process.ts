import type { Say } from '@landport/local-servers';
import type { Environment } from '@landport/platform';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from './run-app';
import type { AppName } from './services';

const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;
const MS_TO_STOP = 15_000;

/** One app in a process of its own, started again when it dies, with what it writes told under its name. */
export class AppProcess {
  private child: ChildProcess | undefined;
  private isStopping = false;

  constructor(
    readonly app: AppName,
    private readonly env: Environment,
    private readonly say: Say,
  ) {}

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Resolves when it listens. @throws Error when the first start fails; later ones are tried again */
  async start(): Promise<void> {
    const child = this.launch();
    if (!(await isUp(child))) throw new Error(`${this.app} did not start`);
    void this.keepUp(child);
  }

  /** Lets the living process die as a power cut would when it next reaches that point (for tests of faults). */
  crashAt(point: string): void {
    this.child?.send({ crashAt: point } satisfies Order);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    if (child.connected) child.disconnect();
    const late = setTimeout(() => child.kill('SIGKILL'), MS_TO_STOP);
    await exit;
    clearTimeout(late);
  }

  /** The channel between parent and child closes with the parent, `kill -9` included; then the child stops. */
  private launch(): ChildProcess {
    const child = fork(join(__dirname, `app-process-main${extname(__filename)}`), [this.app], {
      env: this.env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr]) this.tell(stream);
    this.child = child;
    return child;
  }

  private async keepUp(first: ChildProcess): Promise<void> {
    let child = first;
    for (let pause = PAUSE_MS; ;) {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      if (this.isStopping) return;
      this.say(`${this.app} is gone (${child.signalCode ?? child.exitCode}); it is started again`);
      await sleep(pause);
      if (this.isStopping) return;
      child = this.launch();
      pause = (await isUp(child)) ? PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  private tell(stream: Readable | null): void {
    if (!stream) return;
    createInterface({ input: stream }).on('line', (line) => this.say(`${this.app.padEnd(12)} ${line}`));
  }
}

/** Resolves true at the child's word that it listens, false when it ends without. */
const isUp = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    child.once('message', () => resolve(true));
    child.once('exit', () => resolve(false));
  });
