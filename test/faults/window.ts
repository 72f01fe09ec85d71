import { freePort } from '@landport/local-servers';
import { Database, type Environment } from '@landport/platform';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessFile, type Access } from '../../apps/standalone/src/access-file';
import { Progress } from '../../apps/standalone/src/progress';
import { startStandalone, type StandaloneWindow } from '../../apps/standalone/src/start-standalone';
import type { Bus } from './kills/schedule';
import { ownServers, type OwnServers } from './own-servers';
import { InsistentClient } from './traffic/insistent-client';

/** A client in a hurry is not what is proved here. */
const NO_LIMITS = JSON.stringify({ default: { perSecond: 100_000, burst: 100_000 } });

/** A window of five processes on new data, to be hurt. */
export interface WindowUnderFaults {
  readonly standalone: StandaloneWindow;
  readonly servers: OwnServers;
  readonly client: InsistentClient;
  readonly db: Database;
  close(): Promise<void>;
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'landport-faults-'));
  // PostgreSQL may have to run as another user.
  chmodSync(folder, 0o755);
  return folder;
}

/** @param say  told what the window says, the last words of what was killed too */
export async function openWindow(
  bus: Bus,
  env: Environment,
  say: (line: string) => void,
): Promise<WindowUnderFaults> {
  const dataFolder = newFolder();
  const servers = await ownServers(join(dataFolder, 'servers'), bus, env, say);
  const options = { port: await freePort(), dataFolder, bus, separate: true };
  const standalone = await startStandalone(
    options,
    { ...process.env, RATE_LIMITS: NO_LIMITS, LOG_LEVEL: 'error', ...servers.env },
    new Progress(say),
  );
  const access = JSON.parse(readFileSync(accessFile(dataFolder), 'utf8')) as Access;
  const db = new Database({
    url: servers.PostgreSQL.current.url,
    pool: 1,
    name: 'test-faults',
    onIdleError: (error) => say(error.message),
  });
  return {
    standalone,
    servers,
    client: new InsistentClient(access),
    db,
    close: async () => {
      await db.close();
      await standalone.stop();
      await servers.stop();
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}
