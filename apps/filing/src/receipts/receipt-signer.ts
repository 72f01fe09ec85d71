import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';

/** What a receipt states, in the order it is written. */
export interface ReceiptClaims {
  readonly filingId: string;
  readonly version: number;
  readonly kind: string;
  readonly reference: string;
  readonly organisationId: string;
  readonly lodgedAt: string;
  /** SHA-256 of the bytes as received, hexadecimal. */
  readonly digest: string;
}

const signAside = promisify<null, Buffer, KeyObject, Buffer>(sign);

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/**
 * Signs receipts as JWS in compact form with Ed25519 (RFC 8037). The key is parsed once; a signature costs 35 µs,
 * which a thread of the pool spends while this one reads the next request.
 * @see RFC 7638 for the key id, the thumbprint of the public key
 */
export class ReceiptSigner {
  readonly publicJwk: JsonWebKey & { readonly kid: string };
  private readonly header: string;
  private readonly key: KeyObject;

  /** @param key  PKCS #8 in PEM, or a JWK as JSON @throws when it is no private Ed25519 key */
  constructor(key: string) {
    this.key = key.trimStart().startsWith('{')
      ? createPrivateKey({ key: JSON.parse(key) as JsonWebKey, format: 'jwk' })
      : createPrivateKey(key.replaceAll('\\n', '\n'));
    if (this.key.asymmetricKeyType !== 'ed25519') throw new Error('the receipt key is not an Ed25519 key');
    const { crv, kty, x } = createPublicKey(this.key).export({ format: 'jwk' });
    const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
    this.publicJwk = { kty: kty!, crv: crv!, x: x!, kid, alg: 'EdDSA', use: 'sig' };
    this.header = base64url(JSON.stringify({ alg: 'EdDSA', kid, typ: 'landport-receipt+jws' }));
  }

  async sign(claims: ReceiptClaims): Promise<string> {
    const { filingId: sub, version, kind, reference, organisationId, lodgedAt, digest } = claims;
    const payload = {
      iss: 'landport',
      sub,
      version,
      kind,
      reference,
      organisationId,
      lodgedAt,
      sha256: digest,
    };
    const signed = `${this.header}.${base64url(JSON.stringify(payload))}`;
    const signature = await signAside(null, Buffer.from(signed), this.key);
    return `${signed}.${signature.toString('base64url')}`;
  }
}
