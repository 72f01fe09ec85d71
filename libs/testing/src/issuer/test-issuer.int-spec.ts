import { createRemoteJWKSet, jwtVerify } from 'jose';
import { testIssuer, type TestIssuer } from './test-issuer';

describe('the test issuer', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await testIssuer();
  });
  afterAll(() => issuer.stop());

  const keySet = async () => {
    const discovery = await fetch(`${issuer.issuer}/.well-known/openid-configuration`);
    return createRemoteJWKSet(new URL(((await discovery.json()) as { jwks_uri: string }).jwks_uri));
  };

  it.each(['ES256', 'RS256'] as const)('signs access tokens by RFC 9068 with %s', async (algorithm) => {
    const token = await issuer.token({
      org: 'yuzhou-imports',
      scopes: ['filings:read', 'filings:write'],
      roles: ['officer'],
      algorithm,
    });
    const { payload, protectedHeader } = await jwtVerify(token, await keySet(), {
      issuer: issuer.issuer,
      audience: issuer.audience,
      typ: 'at+jwt',
    });
    expect(protectedHeader.alg).toBe(algorithm);
    expect(payload).toMatchObject({
      org: 'yuzhou-imports',
      scope: 'filings:read filings:write',
      roles: ['officer'],
      sub: 'yuzhou-imports-system',
    });
  });

  it('publishes other keys after a rotation, so that an old token no longer stands', async () => {
    const token = await issuer.token({ org: 'yuzhou-imports' });
    await issuer.rotateKeys();
    await expect(jwtVerify(token, await keySet())).rejects.toThrow(/no applicable key/);
  });
});
