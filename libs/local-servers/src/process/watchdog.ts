import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process-identity';
import type { UnprivilegedUser } from './unprivileged-user';

/**
 * Stands between launcher and server. Its standard input is a pipe that nobody writes to and that the kernel closes
 * with the launcher, `kill -9` included; then it stops the server. It runs in a session of its own, so that a Ctrl-C
 * meant for the launcher reaches neither itself nor the server. In shell, for it must start at once and cost nothing.
 * $1 signal that stops the server cleanly, $2 seconds until it is killed, then a server to adopt (`--pid`) or to run.
 */
const WATCHDOG = `
signal=$1 tenths=$(($2 * 10)); shift 2
exec 3<&0 </dev/null
if [ "$1" = --pid ]; then server=$2; else "$@" 3<&- >&2 & server=$!; own=1; fi
echo "$server"
{
  while read -r _ <&3; do :; done
  kill -s "$signal" "$server"
  while kill -0 "$server" && [ "$tenths" -gt 0 ]; do sleep 0.1; tenths=$((tenths - 1)); done
  kill -s KILL "$server"
} 2>/dev/null &
guard=$!
if [ "$own" ]; then wait "$server"; else while kill -0 "$server" 2>/dev/null; do sleep 0.2; done; fi
kill "$guard" 2>/dev/null
`;

export interface Watched {
  /** What to run, or the process to adopt. */
  readonly server: { readonly command: string; readonly args: readonly string[] } | { readonly pid: number };
  readonly stopSignal: 'INT' | 'TERM';
  readonly secondsToStop: number;
  readonly user: UnprivilegedUser | undefined;
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Descriptor that takes what the server writes. */
  readonly output: number;
}

export interface Watchdog {
  readonly pid: number;
  readonly serverPid: number;
  /** Resolves when the server is gone. */
  readonly gone: Promise<void>;
  /** Lets go of the pipe and waits until the server is gone. */
  stop(): Promise<void>;
}

/** Starts a server under a watchdog, or puts one over a server that runs already. */
export async function watch(watched: Watched): Promise<Watchdog> {
  const { server, user } = watched;
  const target = 'pid' in server ? ['--pid', String(server.pid)] : [server.command, ...server.args];
  const child = spawn(
    '/bin/sh',
    ['-c', WATCHDOG, 'landport-watchdog', watched.stopSignal, String(watched.secondsToStop), ...target],
    {
      cwd: watched.cwd,
      env: watched.env ?? process.env,
      stdio: ['pipe', 'pipe', watched.output],
      detached: true,
      ...(user && { uid: user.uid, gid: user.gid }),
    },
  );
  const gone = once(child, 'exit').then(() => undefined);
  const serverPid = await firstLineOf(child);
  child.stdout?.destroy();
  child.unref();
  // Child pipes are sockets; neither shall keep the launcher from ending.
  (child.stdin as Socket | null)?.unref();
  return {
    pid: child.pid ?? 0,
    serverPid: Number(serverPid),
    gone,
    stop: async () => {
      child.ref();
      child.stdin?.destroy();
      await gone;
    },
  };
}

async function firstLineOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The watchdog has no output');
  const lines = createInterface({ input: child.stdout });
  const failed = once(child, 'error').then(([error]) => {
    throw error as Error;
  });
  const [line] = (await Promise.race([once(lines, 'line'), failed])) as [string];
  lines.close();
  return line;
}

/** Waits for a watchdog that a killed launcher left behind: it is stopping its server right now. */
export async function untilGone(watchdog: number | undefined, seconds: number): Promise<void> {
  if (watchdog === undefined) return;
  for (let waited = 0; isAlive(watchdog) && waited < seconds * 1000; waited += 20) await sleep(20);
}
