import { createHash, createPublicKey, verify } from 'node:crypto';

/** Something that is not as its format says; the code has its words in texts.mjs. */
export class Unsound extends Error {
  constructor(code, values = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

export const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Bytes of base64url text, written in the one way that RFC 7515 allows: two texts never mean the same bytes. */
function bytesOf(text) {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Unsound('signature-unreadable');
  return bytes;
}

function jsonOf(text) {
  try {
    return JSON.parse(bytesOf(text).toString('utf8'));
  } catch {
    throw new Unsound('signature-unreadable');
  }
}

/** The key id of RFC 7638: SHA-256 of the public key's required members in their order. */
export const thumbprintOf = ({ crv, kty, x }) =>
  sha256(JSON.stringify({ crv, kty, x })).toString('base64url');

/**
 * What a JWS in compact form says, whoever signed it.
 * @throws Unsound when it is no JWS of this type
 */
export function readJws(jws, type) {
  const parts = typeof jws === 'string' ? jws.split('.') : [];
  if (parts.length !== 3) throw new Unsound('signature-unreadable');
  const [header, payload, signature] = parts;
  const { alg, kid, typ } = jsonOf(header);
  if (alg !== 'EdDSA' || typeof kid !== 'string') throw new Unsound('signature-unreadable');
  if (typ !== type) throw new Unsound('signature-of-another-kind', { expected: type, found: String(typ) });
  const claims = jsonOf(payload);
  if (typeof claims !== 'object' || claims === null) throw new Unsound('signature-unreadable');
  return { kid, claims, signed: `${header}.${payload}`, signature: bytesOf(signature) };
}

/**
 * @param keys      JWKs by their key id
 * @param signedAt  names the claim that says when it was signed
 * @returns         the claims, once the signature is that of a key that was valid at that time
 * @throws Unsound
 */
export function verifyJws(jws, { type, keys, signedAt }) {
  const { kid, claims, signed, signature } = readJws(jws, type);
  const key = keys.get(kid);
  if (key === undefined) throw new Unsound('key-unknown', { kid });
  const publicKey = createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x }, format: 'jwk' });
  if (!verify(null, Buffer.from(signed), publicKey, signature)) throw new Unsound('signature-wrong');
  const at = Date.parse(claims[signedAt]);
  if (Number.isNaN(at)) throw new Unsound('signature-unreadable');
  const { validFrom, validTo } = key;
  if ((validFrom && at < Date.parse(validFrom)) || (validTo && at > Date.parse(validTo))) {
    throw new Unsound('key-not-valid-then', { kid, at: claims[signedAt] });
  }
  return claims;
}
