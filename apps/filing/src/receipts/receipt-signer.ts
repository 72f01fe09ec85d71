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

/** What is signed, so that one signed text can never be shown as another. */
export type Statement = 'receipt' | 'tree' | 'evidence' | 'certificate';

export const typeOf = (statement: Statement): string => `landport-${statement}+jws`;

const signAside = promisify<null, Buffer, KeyObject, Buffer>(sign);

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** The key id of RFC 7638: the thumbprint of the public key. */
export const thumbprintOf = ({ crv, kty, x }: JsonWebKey): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');

/**
 * Signs receipts, and what else the window vouches for, as JWS in compact form with Ed25519 (RFC 8037). The key is
 * parsed once; a signature costs 35 µs, which a thread of the pool spends while this one reads the next request.
 */
export class ReceiptSigner {
  readonly publicJwk: JsonWebKey & { readonly kid: string };
  private readonly headers: Readonly<Record<Statement, string>>;
  private readonly key: KeyObject;

  /** @param key  PKCS #8 in PEM, or a JWK as JSON @throws when it is no private Ed25519 key */
  constructor(key: string) {
    this.key = key.trimStart().startsWith('{')
      ? createPrivateKey({ key: JSON.parse(key) as JsonWebKey, format: 'jwk' })
      : createPrivateKey(key.replaceAll('\\n', '\n'));
    if (this.key.asymmetricKeyType !== 'ed25519') throw new Error('the receipt key is not an Ed25519 key');
    const { crv, kty, x } = createPublicKey(this.key).export({ format: 'jwk' });
    const kid = thumbprintOf({ crv: crv!, kty: kty!, x: x! });
    this.publicJwk = { kty: kty!, crv: crv!, x: x!, kid, alg: 'EdDSA', use: 'sig' };
    const header = (statement: Statement): string =>
      base64url(JSON.stringify({ alg: 'EdDSA', kid, typ: typeOf(statement) }));
    this.headers = {
      receipt: header('receipt'),
      tree: header('tree'),
      evidence: header('evidence'),
      certificate: header('certificate'),
    };
  }

  sign(claims: ReceiptClaims): Promise<string> {
    const { filingId: sub, version, kind, reference, organisationId, lodgedAt, digest } = claims;
    return this.state('receipt', {
      sub,
      version,
      kind,
      reference,
      organisationId,
      lodgedAt,
      sha256: digest,
    });
  }

  async state(statement: Statement, claims: object): Promise<string> {
    const payload = base64url(JSON.stringify({ iss: 'landport', ...claims }));
    const signed = `${this.headers[statement]}.${payload}`;
    const signature = await signAside(null, Buffer.from(signed), this.key);
    return `${signed}.${signature.toString('base64url')}`;
  }
}
