import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from '../process/process-identity';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/**
 * The server of a data directory by its own lock file, when it runs.
 * @see src/include/utils/pidfile.h of PostgreSQL: line 1 is the pid, 4 the port, 8 the state
 */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  // The file outlives a crash, and the pid in it may meanwhile be another's.
  if (!(pid > 0) || !commandOf(pid).includes(cluster)) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}
