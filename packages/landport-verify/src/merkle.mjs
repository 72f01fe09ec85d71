import { sha256, Unsound, verifyJws } from './jws.mjs';

export const TREE = 'landport-tree+jws';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** Hash of a leaf: the head of one filing's chain. The prefixes keep leaves and inner nodes apart (RFC 6962 §2.1). */
const leafHashOf = (filingId, length, head) =>
  sha256(LEAF, `landport-evidence-leaf/1\n${filingId}\n${length}\n${head}`);

const nodeHashOf = (left, right) => sha256(NODE, left, right);

/**
 * The root to which a leaf leads by its path.
 * @returns undefined when the path is too long or too short for a tree of that size
 * @see RFC 9162 §2.1.3.2
 */
function rootOf(leaf, index, size, path) {
  if (index >= size) return undefined;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const step of path) {
    if (sn === 0) return undefined;
    const sibling = Buffer.from(step, 'hex');
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHashOf(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      hash = nodeHashOf(hash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 ? hash.toString('hex') : undefined;
}

/** The tree's head is signed, and this filing's chain, as long as it was then, is a leaf of it. */
export function* checkInclusion({ inclusion, history, filing }, keys, told) {
  if (inclusion === null) return;
  const at = (code, values = {}) => ({ place: 'inclusion', code, values });
  let tree;
  try {
    tree = verifyJws(inclusion.tree, { type: TREE, keys, signedAt: 'gatheredAt' });
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    yield at(error.code, error.values);
    return;
  }
  const { length, index, path } = inclusion;
  const head = history[length - 1]?.hash;
  if (head === undefined) {
    const place = `history/${history.length + 1}`;
    yield { place, code: 'tail-missing', values: { signed: length, found: history.length } };
    return;
  }
  if (rootOf(leafHashOf(filing.id, length, head), index, tree.leaves, path) !== tree.root) {
    yield at('not-in-tree', { tree: tree.tree, length });
    return;
  }
  told(tree);
}
