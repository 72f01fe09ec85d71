import { pooledBytes } from '@landport/platform';
import { createHash } from 'node:crypto';
import type { HistoryEntry } from '../domain/history-entry';

/** A history entry as it is kept: its content beside its salt, and its link in the filing's chain. */
export interface SealedEntry {
  readonly number: number;
  readonly action: string;
  readonly at: string;
  readonly content: string | null;
  readonly salt: Buffer | null;
  readonly contentHash: Buffer;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}

/** How long a chain is and where it ends; kept on the filing's row. */
export interface ChainHead {
  readonly length: number;
  readonly hash: Buffer;
}

const SALT_BYTES = 16;

export const EMPTY_CHAIN: ChainHead = { length: 0, hash: Buffer.alloc(0) };

export type Verdict = { readonly whole: true } | { readonly whole: false; readonly brokenAt: number };

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const linkHash = (
  entry: Pick<SealedEntry, 'number' | 'action' | 'at' | 'contentHash' | 'prevHash'>,
): Buffer => sha256(entry.prevHash, `${entry.number}|${entry.action}|${entry.at}|`, entry.contentHash);

/** Appends entries to a chain. The salt makes a content that was erased impossible to guess from its hash. */
export function seal(
  head: ChainHead,
  entries: readonly HistoryEntry[],
): { readonly sealed: readonly SealedEntry[]; readonly head: ChainHead } {
  let { length, hash } = head;
  const sealed = entries.map(({ action, at, ...rest }) => {
    length += 1;
    const content = JSON.stringify(rest);
    const salt = pooledBytes(SALT_BYTES);
    const link = { number: length, action, at, contentHash: sha256(salt, content), prevHash: hash };
    hash = linkHash(link);
    return { ...link, content, salt, hash };
  });
  return { sealed, head: { length, hash } };
}

/**
 * Walks a chain from its first entry and finds the first place where something was edited, put in, moved or taken
 * out, the tail included. Erased content (null with its salt) is no fault.
 */
export function verify(entries: readonly SealedEntry[], head: ChainHead): Verdict {
  let previous = EMPTY_CHAIN.hash;
  for (const [index, entry] of entries.entries()) {
    const kept =
      entry.content === null || entry.salt === null ? entry.contentHash : sha256(entry.salt, entry.content);
    const sound =
      entry.number === index + 1 &&
      entry.prevHash.equals(previous) &&
      entry.contentHash.equals(kept) &&
      entry.hash.equals(linkHash(entry));
    if (!sound) return { whole: false, brokenAt: index + 1 };
    previous = entry.hash;
  }
  if (entries.length !== head.length || !previous.equals(head.hash)) {
    return { whole: false, brokenAt: Math.min(entries.length, head.length) + 1 };
  }
  return { whole: true };
}
