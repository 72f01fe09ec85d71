import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asAnnounced } from './announced-content';
import { checkKey, ObjectStore, type ObjectContent } from './object-store';
import { ContentDiffers, ObjectMissing, ObjectStoreUnavailable } from './object-store-errors';

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code);

/**
 * A folder on this machine, or one that several mount. A file's name is the SHA-256 of its key, in two levels of
 * folders: no key can name a place outside, and no folder holds more than some thousands of a million.
 */
export class FolderStore extends ObjectStore {
  constructor(private readonly root: string) {
    super();
  }

  /** Written beside its place, forced to disk, then renamed into it: a reader sees all of it or nothing. */
  async put(key: string, content: Readable, announced: ObjectContent): Promise<void> {
    const path = this.pathOf(key);
    const unfinished = join(this.root, 'unfinished', randomUUID());
    try {
      await this.makeFolder(dirname(unfinished));
      await this.makeFolder(dirname(path));
      const file = await open(unfinished, 'wx', 0o600);
      // `flush` is an fsync before the close.
      await pipeline(content, asAnnounced(key, announced), file.createWriteStream({ flush: true }));
      await rename(unfinished, path);
      await forceFolder(dirname(path));
    } catch (error) {
      content.destroy();
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error instanceof ContentDiffers ? error : unavailable(error);
    }
  }

  async get(key: string): Promise<Readable> {
    const path = this.pathOf(key);
    try {
      return (await open(path, 'r')).createReadStream();
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? new ObjectMissing(key) : unavailable(error);
    }
  }

  async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw unavailable(error);
    }
  }

  private pathOf(key: string): string {
    checkKey(key);
    const name = createHash('sha256').update(key).digest('hex');
    return join(this.root, name.slice(0, 2), name.slice(2, 4), name);
  }

  /** A new folder is forced into the one above it as well, up to the first that was there. */
  private async makeFolder(folder: string): Promise<void> {
    const first = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let made = folder; made !== dirname(first); made = dirname(made)) await forceFolder(dirname(made));
  }
}

async function forceFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const unavailable = (error: unknown): ObjectStoreUnavailable =>
  new ObjectStoreUnavailable(`the folder answers ${codeOf(error)}`, { cause: error });
