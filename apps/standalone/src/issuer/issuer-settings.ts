import { SCOPES } from '@landport/contracts';
import { createHash, createPrivateKey } from 'node:crypto';
import type { Configuration, JWK, KoaContextWithOIDC, ResourceServer } from 'oidc-provider';
import type { KeptSecrets } from '../kept-secrets';
import { SessionStore } from './session-store';
import { SERVICE_CLIENTS, WORLD } from './world';

/** The API as a resource that tokens are asked for (RFC 8707). Every token is for it, asked for or not. */
export const RESOURCE = 'urn:landport:api';
export const AUDIENCE = 'landport';

/** The browser client: public, so it proves itself by PKCE. */
export const PORTAL = 'landport-portal';

/** Long enough for a day's work with the tokens that the start prints. */
const TOKEN_LIFE_S = 12 * 3600;

const SYSTEMS = [...WORLD, ...SERVICE_CLIENTS];

const ALL_SCOPES = Object.keys(SCOPES);

export interface IssuerPlace {
  readonly secrets: KeptSecrets;
  /** Where people are sent back to. */
  readonly portalUrl: string;
}

/** What `oidc-provider` is run with: clients and people of the seeded world, RFC 9068 tokens by one kept key. */
export function issuerSettings({ secrets, portalUrl }: IssuerPlace): Configuration {
  return {
    adapter: SessionStore,
    jwks: { keys: [signingKey(secrets.tokenKey())] },
    cookies: { keys: [secrets.password('cookies')] },
    scopes: ['openid', ...ALL_SCOPES],
    claims: { openid: ['sub', 'org', 'roles'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    responseTypes: ['code'],
    pkce: { required: () => true },
    clients: [
      ...SYSTEMS.map(({ id, scopes }) => ({
        client_id: id,
        client_secret: secrets.password(id),
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        scope: scopes.join(' '),
      })),
      {
        client_id: PORTAL,
        token_endpoint_auth_method: 'none' as const,
        grant_types: ['authorization_code'],
        response_types: ['code' as const],
        redirect_uris: [`${portalUrl}/portal/signed-in`],
        scope: ['openid', ...ALL_SCOPES].join(' '),
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (): ResourceServer => ({
          audience: AUDIENCE,
          scope: ALL_SCOPES.join(' '),
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_LIFE_S,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    findAccount: (_ctx, id) => {
      const actor = WORLD.find((each) => each.isPerson && each.id === id);
      if (!actor) return undefined;
      const claims = { sub: id, org: actor.organisation, roles: [...actor.roles] };
      return { accountId: id, claims: () => claims };
    },
    extraTokenClaims: (_ctx, token) => {
      const id = 'accountId' in token ? token.accountId : token.clientId;
      const actor = SYSTEMS.find((each) => each.id === id);
      return actor && { org: actor.organisation, roles: [...actor.roles] };
    },
    loadExistingGrant,
    ttl: {
      ClientCredentials: TOKEN_LIFE_S,
      AccessToken: TOKEN_LIFE_S,
      AuthorizationCode: 60,
      Session: TOKEN_LIFE_S,
      Grant: TOKEN_LIFE_S,
      Interaction: 3600,
      IdToken: 3600,
    },
  };
}

/** The portal is the window's own: nobody is asked whether it may act for them, within what they may do. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  const actor = WORLD.find(({ id }) => id === session?.accountId);
  if (!client || !actor) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: actor.id });
  const own = actor.scopes.join(' ');
  const others = ALL_SCOPES.filter((scope) => !actor.scopes.some((each) => each === scope)).join(' ');
  // What is refused is said as well: else the issuer would stop to ask for it.
  grant.addOIDCScope(`openid ${own}`);
  grant.rejectOIDCScope(others);
  grant.addResourceScope(RESOURCE, own);
  grant.rejectResourceScope(RESOURCE, others);
  await grant.save();
  return grant;
}

function signingKey(pem: string): JWK {
  const jwk = createPrivateKey(pem).export({ format: 'jwk' });
  const kid = createHash('sha256').update(`${jwk.x}.${jwk.y}`).digest('base64url').slice(0, 16);
  return { ...jwk, kid, alg: 'ES256', use: 'sig' } as JWK;
}
