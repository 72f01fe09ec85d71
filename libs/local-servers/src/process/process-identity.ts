import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process runs, whoever owns it. One that has ended and only waits for its parent's notice does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statOf(pid)[0] !== 'Z';
}

/**
 * When a process started, in the system's own words. Ids come round again, above all after a restart of the
 * machine; an id together with its start names one process for ever.
 * @returns undefined when no such process runs
 */
export function startOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${statOf(pid)[19] ?? ''}`;
}

/** What a process was started as; empty when it is gone. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'args');
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

/** Fields of /proc/<pid>/stat from the third on, the state; the second may hold blanks and ends with a bracket. */
function statOf(pid: number): string[] {
  if (process.platform !== 'linux') return [ps(pid, 'state')];
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
