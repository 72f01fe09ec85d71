import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { newSigningKey, verifierOf, type SigningKey } from './signing-key';
import { WebhookSigner } from './webhook-signer';

/** The secret key of RFC 8032, section 7.1, test 1, in PKCS 8. */
const RFC_8032: SigningKey = {
  algorithm: 'ed25519',
  secret: Buffer.from(
    '302e020100300506032b657004220420' + '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'hex',
  ),
  expiresAt: null,
};

/** Verifies as a receiver does, from the `whpk_` text alone. */
function verifies(verifier: string, signature: string, text: string): boolean {
  const raw = Buffer.from(verifier.replace('whpk_', ''), 'base64');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature.replace('v1a,', ''), 'base64'));
}

const at = new Date('2026-03-01T12:00:00.900Z');
const body = '{"type":"landport.filing.released.v1","data":{"note":"放行"}}';

describe('webhook signatures', () => {
  it('shows the public key that RFC 8032 gives for its first test key', () => {
    const expected = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    expect(verifierOf(RFC_8032)).toBe(`whpk_${Buffer.from(expected, 'hex').toString('base64')}`);
  });

  it('signs id, whole seconds and body with ed25519', () => {
    const headers = new WebhookSigner([RFC_8032]).headersOf('msg_1', at, body);
    expect(headers['webhook-timestamp']).toBe('1772366400');
    const signature = headers['webhook-signature'] ?? '';
    expect(verifies(verifierOf(RFC_8032), signature, `msg_1.1772366400.${body}`)).toBe(true);
    expect(verifies(verifierOf(RFC_8032), signature, `msg_2.1772366400.${body}`)).toBe(false);
  });

  it('signs as the specification does with a shared secret', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const key: SigningKey = {
      algorithm: 'hmac-sha256',
      secret: Buffer.from(secret.slice(6), 'base64'),
      expiresAt: null,
    };
    const headers = new WebhookSigner([key]).headersOf(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1_614_265_330_000),
      '{"test": 2432232314}',
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('puts ed25519 first and signs with old and new key while both hold', () => {
    const keys = [newSigningKey('hmac-sha256'), newSigningKey('ed25519'), newSigningKey('ed25519')] as const;
    const now = new Date();
    const headers = new WebhookSigner(keys).headersOf('msg_1', now, body);
    const signatures = headers['webhook-signature']?.split(' ') ?? [];
    expect(signatures.map((each) => each.split(',')[0])).toEqual(['v1a', 'v1a', 'v1']);
    const text = `msg_1.${headers['webhook-timestamp']}.${body}`;
    expect(verifies(verifierOf(keys[1]), signatures[0] ?? '', text)).toBe(true);
    expect(verifies(verifierOf(keys[2]), signatures[1] ?? '', text)).toBe(true);
    const retired = new WebhookSigner([keys[1], { ...keys[2], expiresAt: now }]).headersOf(
      'msg_1',
      now,
      body,
    );
    expect(retired['webhook-signature']).toBe(signatures[0]);
    expect(new Webhook(verifierOf(keys[0])).verify(body, headers)).toEqual(JSON.parse(body));
  });
});
