import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerFault } from '../process/running-server';
import { makeFolderFor } from '../process/unprivileged-user';
import type { PostgresHome } from './home';

export const SUPERUSER = 'postgres';

/** The superuser's password, made once and readable by its owner alone. */
export function passwordIn(dataFolder: string): string {
  const file = join(dataFolder, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/**
 * Creates the data directory when there is none: UTF-8, sorted by code point on every machine alike, and nobody
 * signs in without a password. It is made beside its place and moved there whole.
 */
export async function createCluster(home: PostgresHome, password: string, fsync: boolean): Promise<void> {
  if (existsSync(home.cluster)) return;
  const unfinished = `${home.cluster}.new`;
  const pwfile = `${home.cluster}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  makeFolderFor(home.user, unfinished);
  writeFileSync(pwfile, password, { mode: 0o600 });
  if (home.user) chownSync(pwfile, home.user.uid, home.user.gid);
  try {
    await promisify(execFile)(
      home.program('initdb'),
      [
        ...['--pgdata', unfinished, '--username', SUPERUSER, '--pwfile', pwfile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin'],
        ...['--builtin-locale', 'C.UTF-8', '--no-instructions', ...(fsync ? [] : ['--no-sync'])],
      ],
      { ...(home.user && { uid: home.user.uid, gid: home.user.gid }), cwd: '/' },
    );
  } catch (error) {
    throw new ServerFault(`initdb failed: ${(error as { stderr?: string }).stderr ?? String(error)}`);
  } finally {
    rmSync(pwfile, { force: true });
  }
  renameSync(unfinished, home.cluster);
}
