import { checkChain } from './chain.mjs';
import { Unsound } from './jws.mjs';
import { keysById } from './keys.mjs';
import { checkInclusion } from './merkle.mjs';
import { checkOwnReceipt } from './own-receipt.mjs';
import { readEvidence } from './shape.mjs';
import { checkStatement } from './statement.mjs';
import { checkTreeChain } from './tree-chain.mjs';
import { checkVersions } from './versions.mjs';

const UNREAD = {
  filing: null,
  versions: [],
  entries: 0,
  erasedEntries: [],
  erasedVersions: [],
  tree: null,
  madeAt: null,
  newerThanTree: null,
};

/**
 * Checks an evidence file against nothing but itself and, when they are given, the trader's own keys, receipt and
 * kept tree heads. Every fault is told, the first bad entry first.
 * @param source   the file's text
 * @param options  `keys`: own keys by id; without them trust rests on the keys in the file. `receipt`: own receipt,
 *                 a JWS. `trees`: text of kept tree heads
 */
export function verifyEvidence(source, { keys: pinned, receipt, trees } = {}) {
  const trust = pinned === undefined ? 'keys in the file' : 'own keys';
  let file;
  let keys;
  try {
    file = readEvidence(source);
    const named = keysById(file.keys);
    keys = pinned === undefined ? named : withValidity(pinned, named);
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    const place = error.values.place ?? 'file';
    return { whole: false, ...UNREAD, trust, faults: [{ place, code: error.code, values: error.values }] };
  }
  const receipts = [];
  let tree = null;
  let statement = null;
  const { history, versions, inclusion } = file;
  const faults = [
    ...checkChain(history),
    ...checkVersions(file, keys, (claims) => receipts.push(claims)),
    ...checkInclusion(file, keys, (claims) => (tree = claims)),
    ...checkStatement(file, keys, (claims) => (statement = claims)),
    ...(receipt === undefined ? [] : checkOwnReceipt(receipt, file, keys)),
    ...(trees === undefined ? [] : checkTreeChain(trees, { inclusion, tree }, keys)),
  ];
  const covered = inclusion?.length ?? 0;
  return {
    whole: faults.length === 0,
    filing: file.filing,
    versions: receipts.map(({ version, lodgedAt, sha256 }) => ({ version, lodgedAt, sha256 })),
    entries: history.length,
    erasedEntries: history.filter(({ content }) => content === null).map(({ number }) => number),
    erasedVersions: versions.filter(({ bytes }) => bytes === null).map(({ version }) => version),
    tree: tree && { number: tree.tree, gatheredAt: tree.gatheredAt, root: tree.root, leaves: tree.leaves },
    madeAt: statement?.madeAt ?? null,
    newerThanTree: covered < history.length ? covered + 1 : null,
    trust,
    faults,
  };
}

/** Own keys with the validity that the file tells, where the trader's copy tells none. */
const withValidity = (pinned, named) =>
  new Map(
    [...pinned].map(([kid, key]) => {
      const { validFrom = null, validTo = null } = named.get(kid) ?? {};
      return [kid, { validFrom, validTo, ...key }];
    }),
  );
