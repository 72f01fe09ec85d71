import { Problem } from '@landport/http';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const A_DAY = 86_400_000;

/** A file that has arrived and is not yet judged. */
export interface SpooledFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/**
 * Where an upload lies while it is looked at. What a document is shows only once it is all there, and nothing that is
 * refused may reach the store; memory holds one piece of each.
 */
export class Spool {
  private isReady: Promise<void> | undefined;

  /** @param largest  bytes of one file */
  constructor(
    private readonly folder: string,
    private readonly largest: number,
  ) {}

  /**
   * Writes what comes into a file of its own and discards it when `use` is done, however that ends.
   * @throws Problem 413 at the first byte too many
   */
  async hold<Result>(content: Readable, use: (file: SpooledFile) => Promise<Result>): Promise<Result> {
    await (this.isReady ??= mkdir(this.folder, { recursive: true, mode: 0o700 }).then(() => undefined));
    const path = join(this.folder, randomUUID());
    const hash = createHash('sha256');
    const { largest } = this;
    let size = 0;
    try {
      await pipeline(
        content,
        async function* (pieces: AsyncIterable<Buffer>) {
          for await (const piece of pieces) {
            size += piece.length;
            if (size > largest) throw documentTooLarge(largest);
            hash.update(piece);
            yield piece;
          }
        },
        createWriteStream(path, { flags: 'wx', mode: 0o600 }),
      );
      return await use({ path, size, sha256: hash.digest('hex') });
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Removes what a process left that was killed in the middle of it. */
  async clear(now: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < now.getTime() - A_DAY) await rm(path, { force: true });
    }
  }
}

export const readSpooled = ({ path }: SpooledFile): Readable => createReadStream(path);

export const documentTooLarge = (largest: number): Problem =>
  new Problem({
    status: 413,
    code: 'request/too-large',
    detail: {
      en: `The document has more than ${largest} bytes.`,
      zh: `文件超过 ${largest} 字节。`,
    },
  });
