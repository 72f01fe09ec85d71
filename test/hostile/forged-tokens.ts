import { SCOPES, type Scope } from '@landport/contracts';
import type { TestIssuer, TokenWish } from '@landport/testing';
import { createHmac } from 'node:crypto';

const ALL = Object.keys(SCOPES) as Scope[];
const MINUTES = 60_000;

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const decoded = (part: string): object => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;

/** Another header over the same claims, signed by whatever is given. */
function resigned(token: string, header: object, sign: (signed: string) => string): string {
  const [, claims = ''] = token.split('.');
  const signed = `${encoded(header)}.${claims}`;
  return `${signed}.${sign(signed)}`;
}

/** Authorization headers that must open no door, by what is wrong with each. */
export async function forgedTokens(
  issuer: TestIssuer,
  org: string,
): Promise<Map<string, string | undefined>> {
  const token = (wish: Partial<TokenWish> = {}) =>
    issuer.token({ org, scopes: ALL, roles: ['officer'], ...wish });
  const good = await token();
  const [head = '', claims = '', signature = ''] = good.split('.');
  const { kid } = decoded(head) as { kid: string };
  const keySet = await (await fetch(`${issuer.issuer}/jwks`)).text();
  const withPublicKey = (signed: string): string =>
    createHmac('sha256', keySet).update(signed).digest('base64url');
  const rich = encoded({ ...decoded(claims), org: 'ckg-customs' });
  const forged: Record<string, string> = {
    garbage: 'garbage',
    'three dots': '..',
    'a token cut short': good.slice(0, -10),
    'no signature': `${head}.${claims}.`,
    'alg none': resigned(good, { alg: 'none', typ: 'at+jwt', kid }, () => ''),
    'HS256 with the public key': resigned(good, { alg: 'HS256', typ: 'at+jwt', kid }, withPublicKey),
    'other claims under the same signature': `${head}.${rich}.${signature}`,
    'another signature’s claims': `${head}.${claims}.${(await token()).split('.')[2]}`,
    'a key of its own': resigned(
      good,
      { alg: 'ES256', typ: 'at+jwt', jwk: { kty: 'EC' }, jku: 'http://127.0.0.1:9/' },
      () => signature,
    ),
    'a kid that walks': await token({ keyId: '../../../../dev/null' }),
    'a kid that is not there': await token({ keyId: 'unknown' }),
    expired: await token({ issuedAt: new Date(Date.now() - 90 * MINUTES) }),
    'another audience': await token({ audience: 'somebody-else' }),
    'another issuer': await token({ issuer: 'https://issuer.example' }),
    'an id token': await token({ type: 'JWT' }),
    'not yet valid': await token({ claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } }),
    'no organisation': await token({ claims: { org: undefined } }),
    'an organisation that injects': await token({ org: "x' OR '1'='1" }),
    'too long': await token({ claims: { padding: 'x'.repeat(9_000) } }),
  };
  return new Map<string, string | undefined>([
    ['nothing', undefined],
    ['another scheme', 'Basic eW91OmFuZA=='],
    ['a bearer of nothing', 'Bearer '],
    ...Object.entries(forged).map(([name, text]) => [name, `Bearer ${text}`] as const),
  ]);
}

/** A sound token that may do everything but what the scope stands for. */
export const tokenWithout = (issuer: TestIssuer, org: string, scope: Scope): Promise<string> =>
  issuer.token({ org, scopes: ALL.filter((each) => each !== scope), roles: ['officer'] });
