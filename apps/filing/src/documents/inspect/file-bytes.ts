import type { FileHandle } from 'node:fs/promises';

const WINDOW = 65_536;

/** A file of which only small pieces are ever in memory. */
export class FileBytes {
  constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  /** @returns fewer bytes where the file ends before */
  async at(position: number, length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, this.size - position)));
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await this.file.read(bytes, read, bytes.length - read, position + read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  }

  tail(length: number): Promise<Buffer> {
    return this.at(Math.max(0, this.size - length), length);
  }

  /** The file in pieces from a position on. */
  async *pieces(from = 0): AsyncGenerator<Buffer> {
    for (let position = from; position < this.size; position += WINDOW) yield this.at(position, WINDOW);
  }
}
