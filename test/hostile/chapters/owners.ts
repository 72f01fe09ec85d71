import type { RouteDefinition } from '@landport/contracts';
import type { Actor } from '../../../apps/standalone/src/issuer/world';
import type { Answer } from '../answer';
import { AUDIENCES, type Audience } from '../owners';
import { PEOPLE } from '../people';
import { doorsOf, EVERY_ROUTE, isOfOne } from '../routes';
import { expectRefusals, storesNothing, type Chapter, type Stage } from './chapter';

const OWNED = EVERY_ROUTE.filter(([key]) => typeof AUDIENCES[key] === 'object');
const LISTS = EVERY_ROUTE.filter(
  ([, route]) => route.method === 'GET' && !isOfOne(route) && !route.path.endsWith('/stream'),
);

const knows = ({ known, officersOf }: Audience, { organisation, roles }: Actor): boolean =>
  known.includes(organisation) || (organisation === officersOf && roles.includes('officer'));

/** Asks as each of them, with the scopes of the route lent, so that nothing but ownership can refuse. */
async function askAs(stage: Stage, route: RouteDefinition, people: readonly Actor[]): Promise<Answer[]> {
  const { seeded, perfect } = stage;
  const answers = people.flatMap(({ id }) =>
    doorsOf(route).map(async (door) => {
      const answer = await seeded.window.ask(door, await perfect.ask(route, id));
      return { ...answer, of: `${answer.of} as ${id}` };
    }),
  );
  return Promise.all(answers);
}

/** What belongs to one organisation is not there for any other. */
export const owners: Chapter = (stage) => {
  describe('by everybody else than its owner', () => {
    const hasStoredNothing = storesNothing(stage);

    it('says of every route that names an object who may know of it', () => {
      const named = EVERY_ROUTE.filter(([, route]) => isOfOne(route)).map(([key]) => key);
      expect(named.filter((key) => AUDIENCES[key] === undefined)).toEqual([]);
      const routes = new Set(EVERY_ROUTE.map(([key]) => key));
      expect(Object.keys(AUDIENCES).filter((key) => !routes.has(key))).toEqual([]);
    });

    it.each(OWNED)('%s answers 404 to every stranger', async (key, route) => {
      const audience = AUDIENCES[key] as Audience;
      const { as: owner } = stage().perfect.of(route);
      const strangers = PEOPLE.filter((each) => each.id !== owner && !knows(audience, each));
      expect(strangers.length).toBeGreaterThan(6);
      const answers = await askAs(stage(), route, strangers);
      // Work lists are the officers': that much anybody may know.
      const isTask = route.path.startsWith('/v1/tasks');
      expectRefusals(answers, ...(isTask ? [403, 404] : [404]));
      for (const { status, json } of answers)
        if (status === 403) expect(json['code']).toBe('task/officers-only');
    });

    it.each(OWNED.filter(([, { method }]) => method === 'GET'))(
      '%s is shown to all it concerns',
      async (key, route) => {
        const audience = AUDIENCES[key] as Audience;
        const concerned = PEOPLE.filter((each) => knows(audience, each));
        const answers = await askAs(stage(), route, concerned);
        expect(answers.filter(({ status }) => status !== 200).map(({ of, text }) => `${of} ${text}`)).toEqual(
          [],
        );
      },
    );

    it('shows in no list what belongs to others', async () => {
      const { objects } = stage().seeded;
      const traders = PEOPLE.filter(({ id }) =>
        ['jialing-trading', 'bayu-brokers', 'officer-peng', 'officer-duan'].includes(id),
      );
      const secrets = Object.values(objects);
      for (const [, route] of LISTS) {
        if (route.scope === 'operations') continue;
        const answers = await askAs(stage(), route, traders);
        for (const { of, text } of answers)
          expect([of, secrets.filter((secret) => text.includes(secret))]).toEqual([of, []]);
      }
    });

    it('lets nobody act on parked events or read payloads who lacks the scope', async () => {
      const { seeded, perfect } = stage();
      const guarded = EVERY_ROUTE.filter(([key]) => AUDIENCES[key] === 'by scope');
      const others = PEOPLE.filter(({ scopes }) => !scopes.includes('operations'));
      for (const [, route] of guarded) {
        const asked = await perfect.ask(route);
        const answers = others.map(async ({ id }) =>
          seeded.window.ask('gateway', {
            ...asked,
            headers: { ...asked.headers, authorization: `Bearer ${await seeded.tokens.of(id)}` },
          }),
        );
        expectRefusals(await Promise.all(answers), 403);
      }
    });

    it('numbers each feed for itself', async () => {
      const { seeded } = stage();
      const read = async (id: string) => {
        const authorization = `Bearer ${await seeded.tokens.of(id, 'feed:read')}`;
        return seeded.window.ask('gateway', {
          method: 'GET',
          path: '/v1/feed?limit=500',
          headers: { authorization },
        });
      };
      const { objects } = seeded;
      expect((await read('yuzhou-imports')).text).toContain(objects.declared);
      for (const id of ['jialing-trading', 'bayu-brokers'])
        expect((await read(id)).json['entries']).toEqual([]);
    });

    hasStoredNothing();
  });
};
