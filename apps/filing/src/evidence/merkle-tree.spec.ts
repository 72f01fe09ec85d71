import { createHash } from 'node:crypto';
import { hashAt, leafHash, levelsOf, neighboursOf, rootOf } from './merkle-tree';

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** MTH of RFC 6962 §2.1, as it stands there: split at the largest power of two below the length. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

/** PATH of RFC 6962 §2.1.1. */
function auditPath(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return m < k
    ? [...auditPath(m, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...auditPath(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k))];
}

const leavesOf = (count: number): Buffer[] => Array.from({ length: count }, (_, at) => sha256(String(at)));

describe('the Merkle tree of heads', () => {
  it('is the tree of RFC 6962, with its paths, at every size up to 70', () => {
    for (let size = 1; size <= 70; size += 1) {
      const leaves = leavesOf(size);
      const levels = levelsOf(leaves);
      expect(rootOf(levels)).toEqual(treeHash(leaves));
      for (let leaf = 0; leaf < size; leaf += 1) {
        const path = neighboursOf(leaf, size).map(({ level, index }) => hashAt(levels[level]!, index));
        expect(path).toEqual(auditPath(leaf, leaves));
      }
    }
  });

  it('hashes a leaf by its written form, apart from inner nodes', () => {
    const head = { filingId: '0195-a', length: 3, hash: sha256('head') };
    const text = `landport-evidence-leaf/1\n0195-a\n3\n${sha256('head').toString('hex')}`;
    expect(leafHash(head)).toEqual(sha256(Buffer.of(0), text));
  });

  it('signs no tree of nothing', () => {
    expect(() => levelsOf([])).toThrow('no leaves');
  });
});
