import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { ReceiptSigner, thumbprintOf, typeOf, type Statement } from './receipt-signer';

const Moment = z.iso.datetime({ precision: 3 });

/** Public keys that signed once and sign no more: what they signed while they were valid still verifies. */
export const RetiredKeys = z.strictObject({
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.base64url().length(43),
      validFrom: Moment.optional(),
      validTo: Moment,
    }),
  ),
});
export type RetiredKeys = z.output<typeof RetiredKeys>;

/** A public key and when it signed: null is without end on that side. */
export interface PublishedKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * Every key under which something of the window's may be signed, the one in use first. It signs since the last of
 * those before it was retired.
 */
export class ReceiptKeys {
  readonly published: readonly PublishedKey[];
  private readonly keys = new Map<string, KeyObject>();

  constructor(signer: ReceiptSigner, retired: RetiredKeys) {
    const earlier = retired.keys.map(({ x, validFrom = null, validTo }) => publish(x, validFrom, validTo));
    const { x, kid } = signer.publicJwk;
    if (earlier.some((key) => key.kid === kid))
      throw new Error('the receipt key in use is among the retired');
    const since = retired.keys
      .map(({ validTo }) => validTo)
      .sort()
      .at(-1);
    this.published = [publish(x!, since ?? null, null), ...earlier];
    for (const { kty, crv, x: point, kid: id } of this.published) {
      this.keys.set(id, createPublicKey({ key: { kty, crv, x: point }, format: 'jwk' }));
    }
  }

  /** @returns what a signed text says, or undefined when no key of the window's signed it as that */
  claimsOf(statement: Statement, jws: string): Readonly<Record<string, unknown>> | undefined {
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const named = read(header);
    const key = this.keys.get(String(named?.['kid']));
    if (key === undefined || named?.['typ'] !== typeOf(statement)) return undefined;
    const signed = Buffer.from(`${header}.${payload}`);
    return verify(null, signed, key, Buffer.from(signature, 'base64url')) ? read(payload) : undefined;
  }
}

const publish = (x: string, validFrom: string | null, validTo: string | null): PublishedKey => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x,
  kid: thumbprintOf({ kty: 'OKP', crv: 'Ed25519', x }),
  alg: 'EdDSA',
  use: 'sig',
  validFrom,
  validTo,
});

function read(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
