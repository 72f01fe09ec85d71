import { createHash, randomBytes } from 'node:crypto';

export interface Link {
  readonly salt: Buffer;
  /** SHA-256 of salt and content. Without its salt, erased with the text, nobody can guess the content from it. */
  readonly contentHash: Buffer;
  /** SHA-256 of the link before and the content hash. */
  readonly chainHash: Buffer;
}

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const GENESIS = Buffer.alloc(32);

/** @param content  the same array of strings, numbers and nulls whenever the same row is read */
export const contentHash = (salt: Buffer, content: readonly unknown[]): Buffer =>
  sha256(salt, JSON.stringify(content));

export const chainHash = (previous: Buffer | null, content: Buffer): Buffer =>
  sha256(previous ?? GENESIS, content);

export function linkTo(previous: Buffer | null, content: readonly unknown[]): Link {
  const salt = randomBytes(16);
  const hash = contentHash(salt, content);
  return { salt, contentHash: hash, chainHash: chainHash(previous, hash) };
}

export interface ChainedRow {
  /** Null once a person's data was erased. */
  readonly salt: Buffer | null;
  readonly contentHash: Buffer;
  readonly chainHash: Buffer;
  readonly content: readonly unknown[];
}

/**
 * @param head  hash of the newest row, from its own place: without it a cut tail would not be seen
 * @returns     position of the first row that is not what was written, -1 when all are
 */
export function firstBroken(rows: readonly ChainedRow[], head: Buffer | null): number {
  let previous: Buffer | null = null;
  for (const [position, row] of rows.entries()) {
    const isContentSound = row.salt === null || contentHash(row.salt, row.content).equals(row.contentHash);
    if (!isContentSound || !chainHash(previous, row.contentHash).equals(row.chainHash)) return position;
    previous = row.chainHash;
  }
  return (head ?? GENESIS).equals(previous ?? GENESIS) ? -1 : rows.length;
}
