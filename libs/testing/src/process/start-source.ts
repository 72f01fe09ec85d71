import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../../../..');
const HOOK = join(__dirname, 'typescript-hook.cjs');

/** A process that runs one of our sources. */
export interface SourceProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** All that it has written so far, line by line. */
  readonly lines: readonly string[];
  /** Resolves with the first line, past or to come, that matches. @throws Error when the process ends before */
  line(pattern: RegExp): Promise<string>;
  /** Resolves when it has ended, with its code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** @param file  from the root of the checkout */
export function startSource(
  file: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): SourceProcess {
  const child = spawn(process.execPath, ['--no-warnings', '--require', HOOK, join(ROOT, file), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const tell = (): void => waiting.forEach((look) => look());
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      tell();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    pid: child.pid ?? 0,
    lines,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`ended without ${pattern}:\n${lines.join('\n')}`)));
      }),
  };
}
