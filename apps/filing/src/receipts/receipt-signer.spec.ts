import { compactVerify, importJWK } from 'jose';
import { generateKeyPairSync } from 'node:crypto';
import { ReceiptSigner } from './receipt-signer';

const claims = {
  filingId: '0195',
  version: 1,
  kind: 'import-declaration',
  reference: 'YZ-1',
  organisationId: 'yuzhou-imports',
  lodgedAt: '2026-03-02T08:00:00.000Z',
  digest: 'ab'.repeat(32),
};
const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('ReceiptSigner', () => {
  const signer = new ReceiptSigner(pem);

  it('signs what any JOSE library verifies with the published key alone', async () => {
    const { payload, protectedHeader } = await compactVerify(
      await signer.sign(claims),
      await importJWK(signer.publicJwk),
    );
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      sub: '0195',
      sha256: claims.digest,
    });
    expect(protectedHeader.kid).toBe(signer.publicJwk.kid);
  });

  it('publishes no private part', () => {
    expect(Object.keys(signer.publicJwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it('gives a receipt whose claims cannot be changed', async () => {
    const [header, , signature] = (await signer.sign(claims)).split('.');
    const forged = Buffer.from(JSON.stringify({ sub: '0196' })).toString('base64url');
    const key = await importJWK(signer.publicJwk);
    await expect(compactVerify(`${header}.${forged}.${signature}`, key)).rejects.toThrow();
  });

  it('takes its key as PEM, as PEM on one line and as JWK, and refuses another algorithm', () => {
    const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }));
    for (const key of [jwk, pem.replaceAll('\n', '\\n')]) {
      expect(new ReceiptSigner(key).publicJwk.kid).toBe(signer.publicJwk.kid);
    }
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(() => new ReceiptSigner(rsa.export({ type: 'pkcs8', format: 'pem' }).toString())).toThrow(
      'Ed25519',
    );
  });
});
