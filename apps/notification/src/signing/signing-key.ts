import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

export type SigningAlgorithm = 'ed25519' | 'hmac-sha256';

/** A key of one endpoint, as its row holds it. */
export interface SigningKey {
  readonly algorithm: SigningAlgorithm;
  /** ed25519: the private key as PKCS 8; hmac-sha256: the shared secret. */
  readonly secret: Buffer;
  /** It signs beside its successor until then; null while it has none. */
  readonly expiresAt: Date | null;
}

/** Standard Webhooks asks for a shared secret of 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** An ed25519 public key is the last 32 bytes of its SubjectPublicKeyInfo (RFC 8410). */
const PUBLIC_KEY_BYTES = 32;

export function newSigningKey(algorithm: SigningAlgorithm): SigningKey {
  if (algorithm === 'hmac-sha256') return { algorithm, secret: randomBytes(SECRET_BYTES), expiresAt: null };
  const { privateKey } = generateKeyPairSync('ed25519');
  return { algorithm, secret: privateKey.export({ format: 'der', type: 'pkcs8' }), expiresAt: null };
}

export const privateKeyOf = (key: SigningKey): KeyObject =>
  createPrivateKey({ key: key.secret, format: 'der', type: 'pkcs8' });

/** What its receiver verifies with: `whpk_` and the public key, or `whsec_` and the shared secret, in base64. */
export function verifierOf(key: SigningKey): string {
  if (key.algorithm === 'hmac-sha256') return `whsec_${key.secret.toString('base64')}`;
  const der = createPublicKey(privateKeyOf(key)).export({ format: 'der', type: 'spki' });
  return `whpk_${der.subarray(-PUBLIC_KEY_BYTES).toString('base64')}`;
}
