import type { CrashPoint } from '@landport/platform';
import type { AppName } from '../../../apps/standalone/src/services/services';
import { Chance } from './chance';

export type Bus = 'postgres' | 'kafka';

/** Who dies, and when: at a named point of the code, or so long after the traffic began. */
export type Kill =
  | { readonly app: AppName; readonly point: CrashPoint; readonly times: number }
  | { readonly app: AppName; readonly afterMs: number }
  | { readonly server: 'PostgreSQL' | 'Apache Kafka'; readonly afterMs: number };

const RELAY: readonly CrashPoint[] = ['relay.before-publish', 'relay.after-publish'];
const READER: readonly CrashPoint[] = [
  'inbox.before-commit',
  'inbox.after-commit',
  'offset.before-commit',
  'offset.after-commit',
];

/** Reached once an hour, and so by a spec of their own: `test/evidence/killed-gathering`. */
export const ONCE_AN_HOUR: readonly CrashPoint[] = ['evidence.before-commit', 'evidence.after-commit'];

/** The points that each service comes by: the gateway has none, and air-transit reads no topic. */
export const POINTS: Readonly<Record<AppName, readonly CrashPoint[]>> = {
  gateway: [],
  filing: [
    'intake.before-commit',
    'intake.after-commit',
    'guarded.before-commit',
    'guarded.after-commit',
    'batch.before-record',
    'batch.after-record',
    'procedure.before-commit',
    'clock.before-commit',
    'auction.before-commit',
    ...RELAY,
    ...READER,
  ],
  'customs-zone': [...RELAY, ...READER],
  'air-transit': RELAY,
  notification: READER,
};

/** Of so many kills one is a server's, the others are of services. */
const SERVER_EACH = 4;

/**
 * The kills of a run. Every crash point and every service is dealt once before any comes again, so that the number
 * of kills says how much is covered, and the seed only in which order.
 */
export function scheduleOf(seed: number, kills: number, bus: Bus): Kill[] {
  const chance = new Chance(seed);
  const apps = Object.keys(POINTS) as AppName[];
  const services = deal(chance, [
    ...apps.map((app) => (): Kill => ({ app, afterMs: chance.between(0, 1500) })),
    ...apps.flatMap((app) =>
      POINTS[app].map((point) => (): Kill => ({ app, point, times: chance.between(1, 4) })),
    ),
  ]);
  const servers = deal(
    chance,
    (bus === 'kafka' ? (['PostgreSQL', 'Apache Kafka'] as const) : (['PostgreSQL'] as const)).map(
      (server) => (): Kill => ({ server, afterMs: chance.between(0, 1500) }),
    ),
  );
  return Array.from({ length: kills }, (_, index) =>
    (index % SERVER_EACH === SERVER_EACH - 1 ? servers : services).next().value(),
  );
}

/** Deals a shuffled deck to its end, then the same deck shuffled anew. */
function* deal<Card>(chance: Chance, deck: readonly Card[]): Generator<Card, never> {
  for (;;) yield* chance.shuffled(deck);
}

export const nameOf = (kill: Kill): string => {
  if ('server' in kill) return `${kill.server} after ${kill.afterMs} ms`;
  return 'point' in kill
    ? `${kill.app} at ${kill.point}, time ${kill.times}`
    : `${kill.app} after ${kill.afterMs} ms`;
};
