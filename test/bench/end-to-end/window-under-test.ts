import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Window } from '../../story/window';
import { freePort } from '../servers/program';

const DIST = join(__dirname, '../../..');
const NO_LIMIT = JSON.stringify({ default: { perSecond: 1_000_000, burst: 1_000_000 } });

export interface WindowOptions {
  /** Of the window's own: kept from start to start. */
  readonly folder: string;
  readonly separate: boolean;
  readonly kafka: boolean;
}

export interface Memory {
  /** Resident, in MB. */
  readonly resident: number;
  /** Live objects of JavaScript, in MB. */
  readonly heap: number;
}

/** The window as `npm start` opens it, in a process of its own. */
export class WindowUnderTest {
  private constructor(
    private readonly child: ChildProcess,
    /** From the start of its process to its word that it is open. */
    readonly secondsToOpen: number,
    readonly window: Window,
  ) {}

  static async open({ folder, separate, kafka }: WindowOptions): Promise<WindowUnderTest> {
    mkdirSync(folder, { recursive: true });
    const data = join(folder, 'data');
    const port = await freePort();
    const args = ['--data', data, '--port', `${port}`];
    if (separate) args.push('--separate');
    if (kafka) args.push('--kafka');
    const from = performance.now();
    const child = fork(join(DIST, 'apps/standalone/src/main.js'), args, {
      // Compiled code is cached beneath the working folder: a new one starts as the first start after a build does.
      cwd: folder,
      execArgv: ['--expose-gc', '--require', join(__dirname, 'collect-on-signal.js')],
      env: { ...process.env, RATE_LIMITS: NO_LIMIT },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const stopWithUs = (): boolean => child.kill('SIGINT');
    process.once('exit', stopWithUs);
    child.once('exit', () => process.off('exit', stopWithUs));
    const lines = createInterface({ input: child.stdout! });
    const said: string[] = [];
    const open = new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        said.push(line);
        if (line.startsWith('Landport is open')) resolve();
      });
      child.once('exit', () => reject(new Error(`the window did not open:\n${said.join('\n')}`)));
    });
    await open;
    return new WindowUnderTest(child, (performance.now() - from) / 1_000, Window.at(data));
  }

  /** What the process that runs the window holds after its garbage is collected, PostgreSQL not counted. */
  async memory(): Promise<Memory> {
    const told = once(this.child, 'message');
    this.child.kill('SIGUSR2');
    const [memory] = (await told) as [Memory];
    return memory;
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGINT');
    await gone;
  }
}
