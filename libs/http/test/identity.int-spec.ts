import { testIssuer, TestClock, type TestIssuer } from '@landport/testing';
import type { RunningService } from '@landport/platform';
import { createHmac, createPublicKey } from 'node:crypto';
import { ask, refused, startEdge } from './edge-under-test';

const NOW = '2026-03-02T01:30:00.000Z';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('who calls', () => {
  let issuer: TestIssuer;
  let edge: RunningService;
  const clock = new TestClock(NOW);
  const wish = { org: 'yuzhou-imports', scopes: ['filings:read'] };
  const at = () => ({ ...wish, issuedAt: clock.now() });
  const call = (token?: string, headers: Record<string, string> = {}) =>
    ask(`${edge.url}${refused.path}`, token, { headers });
  const claims = () => ({
    iss: issuer.issuer,
    aud: issuer.audience,
    sub: 's',
    client_id: 'c',
    org: 'yuzhou-imports',
    scope: 'filings:read',
    iat: clock.now().getTime() / 1000,
    exp: clock.now().getTime() / 1000 + 600,
  });

  beforeAll(async () => {
    issuer = await testIssuer();
    edge = await startEdge({ issuer, clock });
  });
  afterAll(async () => {
    await edge.stop();
    await issuer.stop();
  });

  it('lets a token of the issuer through to the controller, by elliptic curve and by RSA', async () => {
    expect((await call(await issuer.token(at()))).status).toBe(409);
    expect((await call(await issuer.token({ ...at(), algorithm: 'RS256' }))).status).toBe(409);
  });

  it('asks for a token when there is none, and names no error', async () => {
    const { status, headers, problem } = await call();
    expect([status, problem['code']]).toEqual([401, 'identity/token-missing']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="landport"');
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['another audience', { audience: 'elsewhere' }],
    ['another issuer', { issuer: 'https://issuer.example' }],
    ['an ID token', { type: 'JWT' }],
    ['a kid that is a path', { keyId: '../../../../dev/null' }],
    ['no organisation', { claims: { org: undefined } }],
    ['an organisation that is a query', { claims: { org: "x' OR 1=1" } }],
    ['no client', { claims: { client_id: undefined } }],
    ['a moment of use in the future', { claims: { nbf: 4_000_000_000 } }],
  ])('refuses a token with %s', async (_, lie) => {
    const { status, headers, problem } = await call(await issuer.token({ ...at(), ...lie }));
    expect([status, problem['code']]).toEqual([401, 'identity/token-invalid']);
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('refuses a token without signature', async () => {
    const token = `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims())}.`;
    expect((await call(token)).status).toBe(401);
    const named = `${part({ alg: 'none', typ: 'at+jwt', kid: 'a' })}.${part(claims())}.c2ln`;
    expect((await call(named)).status).toBe(401);
  });

  it("refuses the issuer's public key used as a shared secret", async () => {
    const { jwks_uri } = (await (
      await fetch(`${issuer.issuer}/.well-known/openid-configuration`)
    ).json()) as {
      jwks_uri: string;
    };
    const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: { kid: string; kty: string }[] };
    const rsa = keys.find(({ kty }) => kty === 'RSA') as { kid: string; kty: string };
    const pem = createPublicKey({ key: rsa, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const signed = `${part({ alg: 'HS256', typ: 'at+jwt', kid: rsa.kid })}.${part(claims())}`;
    const signature = createHmac('sha256', pem).update(signed).digest('base64url');
    expect((await call(`${signed}.${signature}`)).status).toBe(401);
  });

  it('follows no key address that a token names', async () => {
    const thief = await testIssuer();
    const token = await thief.token({ ...at(), issuer: issuer.issuer });
    const [head = '', body = '', signature = ''] = token.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
    const lying = part({ ...header, jku: `${thief.issuer}/jwks`, x5u: `${thief.issuer}/jwks` });
    expect((await call(`${lying}.${body}.${signature}`)).status).toBe(401);
    expect((await call(token)).status).toBe(401);
    expect(thief.keySetFetches()).toBe(0);
    await thief.stop();
  });

  it('refuses a token changed by one letter, also when the true one is remembered', async () => {
    const token = await issuer.token(at());
    expect((await call(token)).status).toBe(409);
    const [head, body = '', signature] = token.split('.');
    const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace('yuzhou', 'yuzhoo'));
    expect((await call(`${head}.${other.toString('base64url')}.${signature}`)).status).toBe(401);
  });

  it('lets go of a remembered token when it expires, after five seconds of grace', async () => {
    const token = await issuer.token({ ...at(), lifeInSeconds: 60 });
    expect((await call(token)).status).toBe(409);
    clock.advance(64_000);
    expect((await call(token)).status).toBe(409);
    clock.advance(2_000);
    expect((await call(token)).problem['code']).toBe('identity/token-expired');
    expect((await call(token)).problem['code']).toBe('identity/token-expired');
  });

  it('names the scope that is missing', async () => {
    const { status, headers, problem } = await call(await issuer.token({ ...at(), scopes: ['feed:read'] }));
    expect([status, problem['code']]).toEqual([403, 'identity/scope-missing']);
    expect(headers.get('www-authenticate')).toContain('scope="filings:read"');
  });

  it('lets nobody act for another without a mandate', async () => {
    const { status, problem } = await call(await issuer.token(at()), {
      'landport-on-behalf-of': 'jialing-trading',
    });
    expect([status, problem['code']]).toEqual([403, 'identity/mandate-missing']);
  });

  it('lets go of remembered tokens when their key leaves the set, and finds the new key by itself', async () => {
    const old = await issuer.token({ ...at(), lifeInSeconds: 36_000 });
    expect((await call(old)).status).toBe(409);
    await issuer.rotateKeys();
    clock.advance(31_000);
    expect((await call(await issuer.token(at()))).status).toBe(409);
    expect((await call(old)).status).toBe(401);
  });

  it('asks the issuer once for a flood of unknown kids', async () => {
    clock.advance(31_000);
    const before = issuer.keySetFetches();
    for (let index = 0; index < 20; index += 1)
      expect((await call(await issuer.token({ ...at(), keyId: `made-up-${index}` }))).status).toBe(401);
    expect(issuer.keySetFetches() - before).toBe(1);
  });
});
