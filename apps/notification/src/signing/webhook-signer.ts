import { createHmac, sign } from 'node:crypto';
import { privateKeyOf, type SigningKey } from './signing-key';

interface Signature {
  readonly expiresAt: Date | null;
  readonly of: (text: Buffer) => string;
}

/** Signs with every key in force, ed25519 first; keys are parsed once. */
export class WebhookSigner {
  private readonly signatures: readonly Signature[];

  constructor(keys: readonly SigningKey[]) {
    const edFirst = [...keys].sort((one, other) => one.algorithm.localeCompare(other.algorithm));
    this.signatures = edFirst.map((key) => ({ expiresAt: key.expiresAt, of: signatureBy(key) }));
  }

  /**
   * The three headers of Standard Webhooks 1.0.
   * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
   */
  headersOf(id: string, at: Date, body: string): Record<string, string> {
    const timestamp = String(Math.floor(at.getTime() / 1_000));
    const signed = Buffer.from(`${id}.${timestamp}.${body}`);
    return {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': this.signatures
        .filter(({ expiresAt }) => expiresAt === null || expiresAt > at)
        .map((signature) => signature.of(signed))
        .join(' '),
    };
  }
}

function signatureBy(key: SigningKey): Signature['of'] {
  if (key.algorithm === 'hmac-sha256') {
    return (text) => `v1,${createHmac('sha256', key.secret).update(text).digest('base64')}`;
  }
  const privateKey = privateKeyOf(key);
  return (text) => `v1a,${sign(null, text, privateKey).toString('base64')}`;
}
