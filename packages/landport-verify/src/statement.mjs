import { sha256, Unsound, verifyJws } from './jws.mjs';

export const STATEMENT = 'landport-evidence+jws';

/** SHA-256 over everything in the file but the statement, as JSON without white space, members in their order. */
const digestOf = ({ statement: _, ...rest }) => sha256(JSON.stringify(rest)).toString('hex');

/**
 * What the window signed when it handed the file out: how long the chain is and where it ends, how many versions
 * there are, and the digest of all the rest. It finds a missing tail also where no tree holds it yet.
 */
export function* checkStatement(file, keys, told) {
  const { statement, history, versions, filing } = file;
  const at = (code, values = {}) => ({ place: 'statement', code, values });
  let claims;
  try {
    claims = verifyJws(statement, { type: STATEMENT, keys, signedAt: 'madeAt' });
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    yield at(error.code, error.values);
    return;
  }
  if (claims.sub !== filing.id) yield at('statement-of-another-filing', { found: claims.sub });
  if (claims.length > history.length) {
    const place = `history/${history.length + 1}`;
    yield { place, code: 'tail-missing', values: { signed: claims.length, found: history.length } };
  } else if (claims.length < history.length) {
    const place = `history/${claims.length + 1}`;
    yield { place, code: 'entry-added', values: { signed: claims.length, found: history.length } };
  } else if (claims.head !== (history.at(-1)?.hash ?? '')) {
    yield { place: `history/${history.length}`, code: 'head-differs', values: {} };
  }
  if (claims.versions > versions.length) {
    const expected = versions.length + 1;
    yield { place: `versions/${expected}`, code: 'version-missing', values: { expected } };
  }
  if (digestOf(file) !== claims.sha256) yield at('file-edited');
  told(claims);
}
