import { freePort } from '@landport/local-servers';
import { startSource, type SourceProcess } from '@landport/testing';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Access } from '../../apps/standalone/src/access-file';

/** A window on a folder and a port of its own, started as `npm start` starts it. */
export interface OpenWindow {
  readonly process: SourceProcess;
  readonly folder: string;
  readonly port: number;
  readonly access: Access;
  /** A question to its gateway. @param actor  who asks */
  ask(path: string, actor?: string): Promise<Response>;
}

/** Open to all, for PostgreSQL may have to run as another user. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'landport-window-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** @param folder  data folder, kept from an earlier start or new */
export async function openWindow(folder: string, ...args: string[]): Promise<OpenWindow> {
  const port = await freePort();
  const window = startSource('apps/standalone/src/main.ts', [
    ...['--port', String(port), '--data', folder],
    ...args,
  ]);
  await window.line(/^Landport is open/);
  const access = JSON.parse(readFileSync(join(folder, 'access.json'), 'utf8')) as Access;
  return {
    process: window,
    folder,
    port,
    access,
    ask: (path, actor = 'yuzhou-imports') =>
      fetch(`${access.gateway}${path}`, {
        headers: { authorization: `Bearer ${access.actors[actor]?.token ?? ''}` },
      }),
  };
}

/** Ends a window as a person does, and forgets its data. */
export async function closeWindow({ process, folder }: OpenWindow): Promise<void> {
  process.child.kill('SIGINT');
  await process.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}
