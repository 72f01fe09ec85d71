import { readJws, sha256, Unsound, verifyJws } from './jws.mjs';
import { RECEIPT } from './versions.mjs';

export const CERTIFICATE = 'landport-certificate+jws';

/** A receipt or certificate as the trader kept it: the JWS alone, as scanned from the paper, or the answer in JSON. */
export function readOwnJws(text) {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return trimmed;
  try {
    const { receipt, certificate } = JSON.parse(trimmed);
    return receipt ?? certificate;
  } catch {
    throw new Unsound('receipt-unreadable');
  }
}

/** The trader's own receipt stands in the file unchanged. */
export function* checkOwnReceipt(own, { versions }, keys) {
  const at = (code, values = {}) => ({ place: 'own receipt', code, values });
  try {
    const { version } = verifyJws(own, { type: RECEIPT, keys, signedAt: 'lodgedAt' });
    if (versions[version - 1]?.receipt !== own) yield at('own-receipt-differs', { version });
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    yield at(error.code, error.values);
  }
}

const typeOf = (jws) => {
  try {
    readJws(jws, CERTIFICATE);
    return CERTIFICATE;
  } catch {
    return RECEIPT;
  }
};

/**
 * A receipt or certificate by itself, against the trader's own copy of the key and, when it is there, what was sent.
 * @returns a report like that of an evidence file
 */
export function verifyReceipt(own, keys, content) {
  const type = typeOf(own);
  const place = type === RECEIPT ? 'receipt' : 'certificate';
  const signedAt = type === RECEIPT ? 'lodgedAt' : 'issuedAt';
  try {
    const claims = verifyJws(own, { type, keys, signedAt });
    const isOther = content !== undefined && sha256(content).toString('hex') !== claims.sha256;
    return { says: claims, faults: isOther ? [{ place, code: 'bytes-edited', values: {} }] : [] };
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    return { says: null, faults: [{ place, code: error.code, values: error.values }] };
  }
}
