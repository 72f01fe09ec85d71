import { sha256 } from './jws.mjs';

const bytes = (hex) => Buffer.from(hex, 'hex');

/** Hash over an entry's content: of salt and text, or, when a person's data was erased, what is kept of it. */
const contentHashOf = ({ content, salt, contentHash }) =>
  content === null || salt === null ? contentHash : sha256(bytes(salt), content).toString('hex');

const linkHashOf = ({ prevHash, number, action, at, contentHash }) =>
  sha256(bytes(prevHash), `${number}|${action}|${at}|`, bytes(contentHash)).toString('hex');

function faultOf(entry, expected, previous) {
  if (entry.number !== expected) {
    return entry.number > expected
      ? ['entry-missing', { expected, found: entry.number }]
      : ['entry-out-of-place', { expected, found: entry.number }];
  }
  if (entry.prevHash !== previous) return ['entry-not-linked', {}];
  if ((entry.content === null) !== (entry.salt === null)) return ['entry-half-erased', {}];
  if (contentHashOf(entry) !== entry.contentHash) return ['entry-content-edited', {}];
  if (linkHashOf(entry) !== entry.hash) return ['entry-edited', {}];
  return undefined;
}

/** Walks the history from its first entry and names the first that is not as it was written. */
export function* checkChain(history) {
  let previous = '';
  for (const [index, entry] of history.entries()) {
    const fault = faultOf(entry, index + 1, previous);
    if (fault !== undefined) {
      yield { place: `history/${index + 1}`, code: fault[0], values: fault[1] };
      return;
    }
    previous = entry.hash;
  }
}
