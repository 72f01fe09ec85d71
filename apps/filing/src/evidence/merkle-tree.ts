import { createHash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
const HASH_BYTES = 32;

/** Where a filing's history ended at a moment. */
export interface HistoryHead {
  readonly filingId: string;
  readonly length: number;
  readonly hash: Buffer;
}

/** Leaves and inner nodes are hashed with different first bytes, so that none passes for the other (RFC 6962 §2.1). */
export const leafHash = ({ filingId, length, hash }: HistoryHead): Buffer =>
  createHash('sha256')
    .update(LEAF)
    .update(`landport-evidence-leaf/1\n${filingId}\n${length}\n${hash.toString('hex')}`)
    .digest();

const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/**
 * Every level of the tree over the leaves, from the leaves to the root alone, each as its hashes one after another:
 * as it is kept, so that a path is cut out without reading the tree. A last node without a neighbour moves up as it
 * is, which gives the very tree of RFC 6962.
 */
export function levelsOf(leaves: readonly Buffer[]): readonly Buffer[] {
  if (leaves.length === 0) throw new Error('a tree of no leaves is signed by nobody');
  const levels = [Buffer.concat(leaves)];
  for (let level = leaves; level.length > 1;) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, at) => {
      const right = level[2 * at + 1];
      return right === undefined ? level[2 * at]! : nodeHash(level[2 * at]!, right);
    });
    levels.push(Buffer.concat(level));
  }
  return levels;
}

export const rootOf = (levels: readonly Buffer[]): Buffer => levels.at(-1)!;

/** A neighbour on the way from a leaf to the root. */
export interface Neighbour {
  /** From 0, the leaves. */
  readonly level: number;
  readonly index: number;
}

/** Which nodes lead a leaf to the root, from the leaves up. */
export function neighboursOf(leafIndex: number, leaves: number): readonly Neighbour[] {
  const neighbours: Neighbour[] = [];
  let index = leafIndex;
  let width = leaves;
  for (let level = 0; width > 1; level += 1) {
    const neighbour = index % 2 === 0 ? index + 1 : index - 1;
    if (neighbour < width) neighbours.push({ level, index: neighbour });
    index = Math.floor(index / 2);
    width = Math.ceil(width / 2);
  }
  return neighbours;
}

/** A node's hash out of its level. */
export const hashAt = (level: Buffer, index: number): Buffer =>
  level.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
