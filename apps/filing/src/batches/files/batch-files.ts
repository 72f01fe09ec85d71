import { Inject, Injectable } from '@nestjs/common';
import { bodyTooLarge } from '@landport/http';
import { Database } from '@landport/platform';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

const CHUNK_BYTES = 262_144;

export interface ReceivedFile {
  readonly bytes: number;
  readonly sha256: Buffer;
  /** Its first chunk. */
  readonly head: Buffer;
}

/** Keeps the files of batches byte for byte, in pieces, so that none is ever whole in memory. */
@Injectable()
export class BatchFiles {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @throws Problem 413 when there are more bytes than may be; nothing is kept then */
  async receive(id: string, body: Readable, mostBytes: number): Promise<ReceivedFile> {
    const hash = createHash('sha256');
    let [bytes, number] = [0, 0];
    let head: Buffer | undefined;
    try {
      for await (const chunk of chunksOf(body)) {
        bytes += chunk.length;
        if (bytes > mostBytes) throw bodyTooLarge(`over ${mostBytes}`, mostBytes);
        hash.update(chunk);
        head ??= chunk;
        await this.keep(id, number, chunk);
        number += 1;
      }
    } catch (error) {
      await this.discard(id);
      throw error;
    }
    return { bytes, sha256: hash.digest(), head: head ?? Buffer.alloc(0) };
  }

  async *read(id: string): AsyncGenerator<Buffer> {
    for (let number = 0; ; number += 1) {
      const [row] = await this.db.query<{ bytes: Buffer }>(
        'SELECT bytes FROM batch_chunk WHERE batch_id = $1 AND number = $2',
        [id, number],
      );
      if (row === undefined) return;
      yield row.bytes;
    }
  }

  /** For a workbook, whose directory stands at its end. */
  async whole(id: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.read(id)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async discard(id: string): Promise<void> {
    await this.db.query('DELETE FROM batch_chunk WHERE batch_id = $1', [id]);
  }

  /** Files whose upload broke off with the process. @param before  an id taken when uploads still under way began */
  async discardOrphans(before: string): Promise<void> {
    await this.db.query(
      `DELETE FROM batch_chunk c WHERE c.batch_id < $1 AND NOT EXISTS (SELECT FROM batch b WHERE b.id = c.batch_id)`,
      [before],
    );
  }

  private async keep(id: string, number: number, bytes: Buffer): Promise<void> {
    await this.db.query('INSERT INTO batch_chunk (batch_id, number, bytes) VALUES ($1, $2, $3)', [
      id,
      number,
      bytes,
    ]);
  }
}

/** Pieces of one size, whatever sizes the network makes. */
async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length < CHUNK_BYTES) continue;
    const all = Buffer.concat(parts);
    let from = 0;
    for (; all.length - from >= CHUNK_BYTES; from += CHUNK_BYTES)
      yield all.subarray(from, from + CHUNK_BYTES);
    parts = from < all.length ? [all.subarray(from)] : [];
    length = all.length - from;
  }
  if (length > 0) yield Buffer.concat(parts);
}
