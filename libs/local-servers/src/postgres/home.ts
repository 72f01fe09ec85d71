import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Say } from '../process/running-server';
import {
  canReach,
  makeFolderFor,
  unprivilegedUser,
  type UnprivilegedUser,
} from '../process/unprivileged-user';
import { copyOfPostgres, installedPostgres } from './binaries';

/** Where a server that root starts lives when the user who runs it cannot reach the checkout. */
const REACHABLE = '/var/lib/landport';

export interface PostgresHome {
  readonly user: UnprivilegedUser | undefined;
  /** The data directory in PostgreSQL's sense. */
  readonly cluster: string;
  readonly program: (name: 'initdb' | 'postgres') => string;
}

/** Settles who runs the server, on which data and with which binaries. */
export function settleHome(dataFolder: string, say: Say): PostgresHome {
  const user = unprivilegedUser();
  let binaries = installedPostgres();
  let folder = resolve(dataFolder);
  if (user && !(canReach(user, folder) && canReach(user, binaries))) {
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
    binaries = copyOfPostgres(binaries, REACHABLE);
    folder = join(REACHABLE, name);
    makeFolderFor(user, folder);
    say(`PostgreSQL runs as user ${user.name}, who cannot reach ${dataFolder}: its data is in ${folder}`);
  }
  return { user, cluster: join(folder, 'cluster'), program: (name) => join(binaries, 'bin', name) };
}
