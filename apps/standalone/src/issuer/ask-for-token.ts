import type { KeptSecrets } from '../kept-secrets';
import type { Actor } from './world';

/** Gets a token as any system does: by its client's credentials, for all that it may do. */
export async function askForToken(issuer: string, actor: Actor, secrets: KeptSecrets): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${actor.id}:${secrets.password(actor.id)}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: actor.scopes.join(' ') }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token === undefined) {
    throw new Error(`The issuer gave ${actor.id} no token: ${answer.error_description ?? response.status}`);
  }
  return answer.access_token;
}
