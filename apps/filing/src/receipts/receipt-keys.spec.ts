import { generateKeyPairSync } from 'node:crypto';
import { ReceiptKeys, RetiredKeys } from './receipt-keys';
import { ReceiptSigner } from './receipt-signer';

const aSigner = (): ReceiptSigner =>
  new ReceiptSigner(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );

const retired = (signer: ReceiptSigner, validTo: string) => {
  const { kty, crv, x } = signer.publicJwk;
  return { kty, crv, x, validTo };
};

describe('the keys of receipts', () => {
  const first = aSigner();
  const second = aSigner();
  const now = aSigner();
  const keys = new ReceiptKeys(
    now,
    RetiredKeys.parse({
      keys: [retired(second, '2027-01-01T00:00:00.000Z'), retired(first, '2026-07-01T00:00:00.000Z')],
    }),
  );

  it('are published with their validity, the one in use first, valid since the last was retired', () => {
    expect(keys.published.map(({ kid, validFrom, validTo }) => [kid, validFrom, validTo])).toEqual([
      [now.publicJwk.kid, '2027-01-01T00:00:00.000Z', null],
      [second.publicJwk.kid, null, '2027-01-01T00:00:00.000Z'],
      [first.publicJwk.kid, null, '2026-07-01T00:00:00.000Z'],
    ]);
  });

  it.each([
    ['in use', now],
    ['retired', first],
  ])('verify what the key %s signed, as what it was signed and as nothing else', async (_which, signer) => {
    const jws = await signer.state('tree', { tree: 1 });
    expect(keys.claimsOf('tree', jws)).toEqual({ iss: 'landport', tree: 1 });
    expect(keys.claimsOf('receipt', jws)).toBeUndefined();
    expect(keys.claimsOf('tree', `${jws.slice(0, -4)}AAAA`)).toBeUndefined();
  });

  it('know nothing of a stranger’s key or of what is no signed text', async () => {
    expect(keys.claimsOf('tree', await aSigner().state('tree', { tree: 1 }))).toBeUndefined();
    for (const text of ['', 'a.b', 'e30.e30.', 'null.null.null'])
      expect(keys.claimsOf('tree', text)).toBeUndefined();
  });

  it('are not in use and retired at once', () => {
    const both = RetiredKeys.parse({ keys: [retired(now, '2027-01-01T00:00:00.000Z')] });
    expect(() => new ReceiptKeys(now, both)).toThrow('among the retired');
  });
});
