import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface TokenWish {
  readonly org: string;
  readonly scopes?: readonly string[];
  readonly roles?: readonly string[];
  readonly subject?: string;
  /** Key to sign with; `ES256` when not said. */
  readonly algorithm?: 'ES256' | 'RS256';
  readonly issuer?: string;
  readonly audience?: string;
  /** `at+jwt` when not said. */
  readonly type?: string;
  /** Moment of issue; now when not said. */
  readonly issuedAt?: Date;
  readonly lifeInSeconds?: number;
  /** More claims, or other values of the usual ones. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** A key id to lie with. */
  readonly keyId?: string;
}

export interface TestIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** An RFC 9068 access token. */
  token(wish: TokenWish): Promise<string>;
  /** Takes the keys out of the published set and puts new ones in. */
  rotateKeys(): Promise<void>;
  /** How often the key set was fetched. */
  keySetFetches(): number;
  stop(): Promise<void>;
}

interface SigningKey {
  readonly key: CryptoKey;
  readonly jwk: JWK & { readonly kid: string };
}

/** A small OpenID provider: discovery, key set, tokens for whoever the test wants to be and for clients that ask. */
export async function testIssuer(audience = 'landport'): Promise<TestIssuer> {
  let keys = await newKeys();
  let fetches = 0;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/jwks') {
      fetches += 1;
      response.end(JSON.stringify({ keys: [...keys.values()].map(({ jwk }) => jwk) }));
    } else if (request.url === '/.well-known/openid-configuration') {
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` }));
    } else if (request.url === '/token') {
      void grant(request, (wish) => sign(keys, { ...wish, issuer, audience })).then((answer) =>
        response.end(answer),
      );
    } else response.writeHead(404).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    audience,
    token: (wish) =>
      sign(keys, { ...wish, issuer: wish.issuer ?? issuer, audience: wish.audience ?? audience }),
    rotateKeys: async () => {
      keys = await newKeys();
    },
    keySetFetches: () => fetches,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Client credentials: whoever asks gets what it asks for, whatever its secret. */
async function grant(
  request: IncomingMessage,
  tokenFor: (wish: TokenWish) => Promise<string>,
): Promise<string> {
  const [, basic = ''] = (request.headers.authorization ?? '').split(' ');
  const [org = ''] = Buffer.from(basic, 'base64').toString().split(':');
  const scopes = (new URLSearchParams(await text(request)).get('scope') ?? '').split(' ');
  const token = await tokenFor({ org, subject: org, scopes });
  return JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 3600 });
}

async function sign(
  keys: ReadonlyMap<string, SigningKey>,
  wish: TokenWish & { readonly issuer: string; readonly audience: string },
): Promise<string> {
  const alg = wish.algorithm ?? 'ES256';
  const { key, jwk } = keys.get(alg) as SigningKey;
  const subject = wish.subject ?? `${wish.org}-system`;
  const issuedAt = Math.floor((wish.issuedAt ?? new Date()).getTime() / 1000);
  return new SignJWT({
    iss: wish.issuer,
    aud: wish.audience,
    sub: subject,
    client_id: subject,
    org: wish.org,
    scope: (wish.scopes ?? []).join(' '),
    roles: wish.roles ?? [],
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + (wish.lifeInSeconds ?? 3600),
    ...wish.claims,
  })
    .setProtectedHeader({ alg, kid: wish.keyId ?? jwk.kid, typ: wish.type ?? 'at+jwt' })
    .sign(key);
}

async function newKeys(): Promise<Map<string, SigningKey>> {
  const made = ['ES256', 'RS256'].map(async (alg): Promise<[string, SigningKey]> => {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    return [
      alg,
      { key: privateKey, jwk: { ...(await exportJWK(publicKey)), alg, use: 'sig', kid: randomUUID() } },
    ];
  });
  return new Map(await Promise.all(made));
}
