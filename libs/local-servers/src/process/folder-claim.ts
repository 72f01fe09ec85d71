import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startOf } from './process-identity';
import { ServerFault } from './running-server';

interface Claim {
  readonly pid: number;
  readonly start: string;
  /** The watchdog of the server in that folder, once it runs. */
  readonly watchdog?: number;
}

const claimFile = (folder: string): string => join(folder, 'in-use.json');

/**
 * Takes a data folder for this process, so that no second server ever runs on the same data.
 * A claim whose process is gone counts for nothing.
 * @returns the watchdog that a dead launcher left behind, when it still runs
 * @throws ServerFault naming the process that holds the folder
 */
export function claimFolder(folder: string): { readonly watchdogLeft: number | undefined } {
  mkdirSync(folder, { recursive: true });
  const mine: Claim = { pid: process.pid, start: startOf(process.pid) ?? '' };
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(claimFile(folder), JSON.stringify(mine), { flag: 'wx' });
      return { watchdogLeft: undefined };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
    }
    const theirs = claimOn(folder);
    if (theirs && startOf(theirs.pid) === theirs.start) {
      throw new ServerFault(
        `${folder} is in use by process ${theirs.pid}; stop that one first, or start with another data folder`,
      );
    }
    if (theirs?.watchdog !== undefined && isAlive(theirs.watchdog)) {
      writeFileSync(claimFile(folder), JSON.stringify(mine));
      return { watchdogLeft: theirs.watchdog };
    }
    rmSync(claimFile(folder), { force: true });
  }
}

/** Writes down who watches the server, for a launcher that comes after a killed one. */
export function noteWatchdog(folder: string, watchdog: number): void {
  const claim: Claim = { pid: process.pid, start: startOf(process.pid) ?? '', watchdog };
  writeFileSync(claimFile(folder), JSON.stringify(claim));
}

export function freeFolder(folder: string): void {
  rmSync(claimFile(folder), { force: true });
}

function claimOn(folder: string): Claim | undefined {
  try {
    return JSON.parse(readFileSync(claimFile(folder), 'utf8')) as Claim;
  } catch {
    return undefined;
  }
}
