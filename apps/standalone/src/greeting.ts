import type { StandaloneWindow } from './start-standalone';
import { accessFile } from './access-file';
import { BODIES } from './issuer/bodies';

/** Too many to read out; their tokens are in the file like everybody's. */
const UNTOLD: ReadonlySet<string> = new Set(BODIES.flatMap(({ officers }) => officers));

/** What a newcomer needs: where to read, who they may be, and a first question that works as it stands. */
export function greetingOf(window: StandaloneWindow, seconds: string): string {
  const { url, actors, dataFolder } = window;
  const lines = [`\nLandport is open at ${url} after ${seconds}; its documentation is at ${url}/docs\n`];
  for (const { id, organisation, description, token } of actors.filter((actor) => !UNTOLD.has(actor.id))) {
    lines.push(`${description}: ${id === organisation ? id : `${id} of ${organisation}`}`, `  ${token}`);
  }
  const [first] = actors;
  if (first) {
    lines.push(
      `\nThese tokens, those of the officers of ${BODIES.length} more bodies, and the secrets to get new ones are in ${accessFile(dataFolder)}`,
      `\nTry:\n\ncurl -H 'authorization: Bearer ${first.token}' ${url}/v1/kinds`,
    );
  }
  lines.push('\nCtrl-C stops it; its data stays.');
  return lines.join('\n');
}
