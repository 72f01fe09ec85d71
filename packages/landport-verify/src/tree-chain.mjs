import { sha256, Unsound, verifyJws } from './jws.mjs';
import { TREE } from './merkle.mjs';

/**
 * Tree heads that somebody kept from `GET /v1/evidence/trees`, in any order: each is signed, names the one before it
 * by its hash, and the tree of the evidence file is the very one that was kept.
 * @param file  its inclusion and what its tree head says, both null without a sound one
 */
export function* checkTreeChain(text, { inclusion, tree }, keys) {
  let heads;
  try {
    const read = JSON.parse(text);
    heads = (read.items ?? [read]).map(({ signedHead }) => ({
      jws: signedHead,
      ...verifyJws(signedHead, { type: TREE, keys, signedAt: 'gatheredAt' }),
    }));
  } catch (error) {
    const { code, values } = error instanceof Unsound ? error : new Unsound('trees-unreadable');
    yield { place: 'trees', code, values };
    return;
  }
  heads.sort((a, b) => a.tree - b.tree);
  const byNumber = new Map();
  for (const head of heads) {
    const { tree, previous, jws } = head;
    const place = `trees/${tree}`;
    const twin = byNumber.get(tree);
    if (twin !== undefined && twin.jws !== jws) yield { place, code: 'tree-signed-twice', values: { tree } };
    const before = byNumber.get(tree - 1);
    if (before !== undefined && sha256(before.jws).toString('hex') !== previous) {
      yield { place, code: 'tree-not-linked', values: { tree } };
    }
    byNumber.set(tree, head);
  }
  if (tree === null) return;
  const kept = byNumber.get(tree.tree);
  const at = (code) => ({ place: 'inclusion', code, values: { tree: tree.tree } });
  if (kept === undefined) yield at('tree-not-witnessed');
  else if (kept.jws !== inclusion.tree) yield at('tree-signed-twice');
}
