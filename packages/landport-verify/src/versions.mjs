import { sha256, Unsound, verifyJws } from './jws.mjs';

export const RECEIPT = 'landport-receipt+jws';

const RECEIPT_NAMES = ['kind', 'reference', 'organisationId'];

function checkVersion({ version, bytes, receipt }, expected, filing, keys) {
  if (version !== expected) throw new Unsound('version-out-of-place', { expected, found: version });
  const claims = verifyJws(receipt, { type: RECEIPT, keys, signedAt: 'lodgedAt' });
  if (claims.sub !== filing.id) throw new Unsound('receipt-of-another-filing', { found: claims.sub });
  if (claims.version !== version) {
    throw new Unsound('receipt-of-another-version', { expected: version, found: claims.version });
  }
  for (const name of RECEIPT_NAMES) {
    if (claims[name] !== filing[name]) throw new Unsound('receipt-differs', { name, found: claims[name] });
  }
  if (bytes !== null && sha256(Buffer.from(bytes, 'base64')).toString('hex') !== claims.sha256) {
    throw new Unsound('bytes-edited');
  }
  return claims;
}

/**
 * Each version's receipt is signed, speaks of this filing and this version, and of these very bytes. Bytes that were
 * erased by law cannot be compared any more; their digest stays in the receipt.
 * @param told  takes what each sound receipt says
 */
export function* checkVersions({ versions, filing }, keys, told) {
  if (versions.length === 0) yield { place: 'versions/1', code: 'version-missing', values: { expected: 1 } };
  for (const [index, version] of versions.entries()) {
    try {
      told(checkVersion(version, index + 1, filing, keys));
    } catch (error) {
      if (!(error instanceof Unsound)) throw error;
      yield { place: `versions/${index + 1}`, code: error.code, values: error.values };
    }
  }
}
