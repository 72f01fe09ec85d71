import { chownSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ServerFault } from './running-server';

export interface UnprivilegedUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Who runs a server that refuses root. Without root it is whoever asks, said by `undefined`. */
export function unprivilegedUser(): UnprivilegedUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  for (const wanted of ['postgres', 'nobody']) {
    const found = accounts.find(({ name, uid }) => name === wanted && uid > 0);
    if (found) return found;
  }
  throw new ServerFault(
    'PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as',
  );
}

/** Whether a user may walk to `path`, through the rights of every folder above it. */
export function canReach(user: UnprivilegedUser, path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found) {
      const execute = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
      if (found.isDirectory() && (found.mode & execute) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** Makes a folder that the user owns and nobody else reads. */
export function makeFolderFor(user: UnprivilegedUser | undefined, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}
