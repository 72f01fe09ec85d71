import { freePort } from '@landport/local-servers';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptSecrets } from '../kept-secrets';
import { askForToken } from './ask-for-token';
import { AUDIENCE, PORTAL } from './issuer-settings';
import { openIssuer, type Issuer } from './open-issuer';
import { SERVICE_CLIENTS, WORLD, type Actor } from './world';

const PORTAL_URL = 'http://127.0.0.1:8080';
const actor = (id: string): Actor => WORLD.find((each) => each.id === id) as Actor;

describe('the token issuer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landport-'));
  const secrets = new KeptSecrets(folder);
  let port: number;
  let issuer: Issuer;
  beforeAll(async () => {
    port = await freePort();
    issuer = await openIssuer(port, { secrets, portalUrl: PORTAL_URL });
  });
  afterAll(async () => {
    await issuer.close();
    rmSync(folder, { recursive: true });
  });

  async function verified(token: string): Promise<Record<string, unknown>> {
    const discovery = await fetch(`${issuer.url}/.well-known/openid-configuration`);
    const { jwks_uri } = (await discovery.json()) as { jwks_uri: string };
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), {
      issuer: issuer.url,
      audience: AUDIENCE,
      typ: 'at+jwt',
      algorithms: ['ES256'],
    });
    return payload;
  }

  it.each([...WORLD, ...SERVICE_CLIENTS])(
    'gives $id an access token by RFC 9068 with its organisation, scopes and roles',
    async (who) => {
      expect(await verified(await askForToken(issuer.url, who, secrets))).toMatchObject({
        sub: who.id,
        client_id: who.id,
        org: who.organisation,
        scope: who.scopes.join(' '),
        roles: who.roles,
      });
    },
  );

  it('gives no client a scope that is not its own', async () => {
    const greedy: Actor = { ...actor('yuzhou-imports'), scopes: ['tasks:decide'] };
    await expect(askForToken(issuer.url, greedy, secrets)).rejects.toThrow(/scope/);
  });

  it('keeps its keys, so that a token stands after a restart', async () => {
    const token = await askForToken(issuer.url, actor('bayu-brokers'), secrets);
    await issuer.close();
    issuer = await openIssuer(port, { secrets: new KeptSecrets(folder), portalUrl: PORTAL_URL });
    // Connections kept from before the restart show their end at the first use.
    await fetch(issuer.url).catch(() => undefined);
    expect(await verified(token)).toMatchObject({ org: 'bayu-brokers' });
  });

  /** Follows redirects within the issuer as a browser does, with its cookies. */
  class Browser {
    private readonly cookies = new Map<string, string>();

    async open(address: string, form?: Record<string, string>): Promise<{ at: URL; response: Response }> {
      let at = new URL(address, issuer.url);
      let body = form && new URLSearchParams(form);
      for (;;) {
        const response = await fetch(at, {
          method: body ? 'POST' : 'GET',
          redirect: 'manual',
          headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(body && { body }),
        });
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          this.cookies.set(name, value);
        }
        const next = response.headers.get('location');
        if (next === null) return { at, response };
        at = new URL(next, at);
        body = undefined;
        if (at.origin !== issuer.url) return { at, response };
      }
    }
  }

  describe('signs in people by authorization code with PKCE', () => {
    const verifier = randomBytes(32).toString('base64url');
    const question = new URLSearchParams({
      client_id: PORTAL,
      response_type: 'code',
      redirect_uri: `${PORTAL_URL}/portal/signed-in`,
      scope: 'openid tasks:read tasks:decide filings:write',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'here',
    });

    it('and gives them what they may do of what was asked for', async () => {
      const browser = new Browser();
      const page = await browser.open(`/auth?${question.toString()}`);
      expect(await page.response.text()).toContain('<form');
      const { at } = await browser.open(page.at.href, {
        name: 'officer-chen',
        password: secrets.password('officer-chen'),
      });
      expect(at.href).toContain(`${PORTAL_URL}/portal/signed-in`);
      const response = await fetch(`${issuer.url}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: PORTAL,
          code: at.searchParams.get('code') ?? '',
          redirect_uri: `${PORTAL_URL}/portal/signed-in`,
          code_verifier: verifier,
        }),
      });
      const { access_token, id_token } = (await response.json()) as Record<string, string>;
      expect(await verified(access_token ?? '')).toMatchObject({
        sub: 'officer-chen',
        org: 'ckg-customs',
        roles: ['officer'],
        scope: 'tasks:read tasks:decide',
      });
      expect(decodeJwt(id_token ?? '')).toMatchObject({ sub: 'officer-chen' });
    });

    it('and shows the form again for a wrong password or a system’s name', async () => {
      for (const [name, password] of [
        ['officer-chen', 'wrong'],
        ['yuzhou-imports', secrets.password('yuzhou-imports')],
      ] as const) {
        const browser = new Browser();
        const page = await browser.open(`/auth?${question.toString()}`);
        const answer = await browser.open(page.at.href, { name, password });
        expect(await answer.response.text()).toContain('Name or password is wrong');
      }
    });

    it('and refuses a request without a challenge', async () => {
      const bare = new URLSearchParams(question);
      bare.delete('code_challenge');
      bare.delete('code_challenge_method');
      const { at } = await new Browser().open(`/auth?${bare.toString()}`);
      expect(at.searchParams.get('error')).toBe('invalid_request');
    });
  });
});
