import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from './issuer/world';

export interface ReadyActor extends Actor {
  readonly secret: string;
  readonly token: string;
}

/** How to get in, for scripts: `access.json` in the data folder, readable by its owner alone. */
export interface Access {
  readonly gateway: string;
  readonly issuer: string;
  readonly tokenEndpoint: string;
  /** By actor's id. The secret is the client's, and the password of a person. */
  readonly actors: Readonly<Record<string, Pick<ReadyActor, 'organisation' | 'scopes' | 'secret' | 'token'>>>;
}

export const accessFile = (dataFolder: string): string => join(dataFolder, 'access.json');

export function writeAccess(
  dataFolder: string,
  gateway: string,
  issuer: string,
  actors: readonly ReadyActor[],
): void {
  const access: Access = {
    gateway,
    issuer,
    tokenEndpoint: `${issuer}/token`,
    actors: Object.fromEntries(
      actors.map(({ id, organisation, scopes, secret, token }) => [
        id,
        { organisation, scopes, secret, token },
      ]),
    ),
  };
  writeFileSync(accessFile(dataFolder), JSON.stringify(access, undefined, 2), { mode: 0o600 });
}
