import { freePort } from '@landport/local-servers';
import type { Environment } from '@landport/platform';
import type { ReadyActor } from '../access-file';
import type { KeptSecrets } from '../kept-secrets';
import { askForToken } from './ask-for-token';
import { WORLD } from './world';

export interface IssuerAtHand {
  readonly url: string;
  /** Told to a person. */
  readonly told: string;
  /** The seeded world, each with a token; nobody when the issuer is another's. */
  actors(): Promise<ReadyActor[]>;
  close(): Promise<void>;
}

/** The issuer that the environment names, or one of our own. */
export async function issuerAtHand(
  env: Environment,
  wishedPort: number,
  portalUrl: string,
  secrets: KeptSecrets,
): Promise<IssuerAtHand> {
  const named = env['OIDC_ISSUER'];
  if (named !== undefined) {
    return {
      url: named,
      told: 'token issuer of OIDC_ISSUER',
      actors: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    };
  }
  // Not read when the issuer is another's.
  const { openIssuer } = require('./open-issuer') as typeof import('./open-issuer');
  const issuer = await openIssuer(await freePort(wishedPort), { secrets, portalUrl });
  return {
    ...issuer,
    told: `token issuer at ${issuer.url}`,
    actors: () =>
      Promise.all(
        WORLD.map(async (actor) => ({
          ...actor,
          secret: secrets.password(actor.id),
          token: await askForToken(issuer.url, actor, secrets),
        })),
      ),
  };
}
