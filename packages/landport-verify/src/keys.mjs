import { createPublicKey } from 'node:crypto';
import { thumbprintOf, Unsound } from './jws.mjs';

const isEd25519 = (key) => key?.kty === 'OKP' && key.crv === 'Ed25519' && typeof key.x === 'string';

/**
 * Keys by their id. The id is worked out from the key, never believed.
 * @throws Unsound when a key is no public Ed25519 key or calls itself by another's id
 */
export function keysById(jwks) {
  return new Map(
    jwks.map((key) => {
      if (!isEd25519(key)) throw new Unsound('key-unreadable');
      const kid = thumbprintOf(key);
      if (key.kid !== undefined && key.kid !== kid) throw new Unsound('key-id-wrong', { kid: key.kid });
      return [kid, { ...key, kid }];
    }),
  );
}

/**
 * The trader's own copy of the window's public keys: a key set, one JWK, or one key in PEM.
 * @throws Unsound
 */
export function readPinnedKeys(text) {
  const trimmed = text.trim();
  try {
    if (!trimmed.startsWith('{')) return keysById([createPublicKey(trimmed).export({ format: 'jwk' })]);
    const read = JSON.parse(trimmed);
    return keysById(Array.isArray(read.keys) ? read.keys : [read]);
  } catch (error) {
    throw error instanceof Unsound ? error : new Unsound('key-unreadable');
  }
}
