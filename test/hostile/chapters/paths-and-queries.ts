import type { RouteDefinition } from '@landport/contracts';
import { z } from 'zod';
import { pathOf } from '../perfect-requests';
import { doorsOf, EVERY_ROUTE, isOfOne, spoilt } from '../routes';
import { expectRefusals, storesNothing, type Chapter } from './chapter';
import { blemishes } from '../answer';

/** Percent-encoded where a path or query needs it. */
const NASTY: readonly string[] = [
  "' OR '1'='1",
  '1; DROP TABLE filing; --',
  '${jndi:ldap://127.0.0.1/a}',
  '{{7*7}}',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '\u0000',
  'a\u0000b',
  'a\r\nSet-Cookie: x=1',
  '\u001b[31mred',
  '\u202egnp.exe',
  '\ufffe',
  '😀'.repeat(50),
  'x'.repeat(250),
  'x'.repeat(4_000),
  '(a+)+$',
  '%00',
  '%',
  '*',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e309',
  '2147483648',
  '9007199254740991',
  '9007199254740993',
  '99999999999999999999',
  'null',
  'undefined',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
];

/** Already encoded, and wrongly. */
const BADLY_ENCODED: readonly string[] = [
  '%',
  '%2',
  '%zz',
  '%c0%af',
  '%ed%a0%80',
  '%ff%fe',
  '..%2f..%2f',
  '%2e%2e%2f',
  '%u0041',
];

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const CURSORS: readonly string[] = [
  ...[null, 0, -1, 1e300, '', 'x', '\u0000', 'x'.repeat(300), [], {}, ["' OR 1=1", 1]].map(cursor),
  ...[1e300, -1, 1.5, 2 ** 31, 2 ** 53, '1', null].map((second) => cursor(['999-10000012', second])),
  cursor(['\u0000', 1]),
  cursor(['\ud800', 1]),
  cursor('\ud800'),
  cursor({ __proto__: null, id: 'x' }),
  Buffer.from('not json').toString('base64url'),
  '!!!',
];

const WITH_PARAMETERS = EVERY_ROUTE.filter(([, route]) => isOfOne(route));
const WITH_QUERY = EVERY_ROUTE.filter(
  ([, { query, path }]) => query instanceof z.ZodObject && !path.endsWith('/stream'),
);

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

function queriesOf({ query }: RouteDefinition): string[] {
  const names = Object.keys((query as z.ZodObject).shape);
  const encoded = NASTY.map(encodeURIComponent);
  return [
    ...names.flatMap((name) => [...encoded, ...BADLY_ENCODED, ''].map((value) => `${name}=${value}`)),
    ...names.flatMap((name) => [`${name}=a&${name}=b`, `${name}[]=a`, `${name}[$ne]=a`, `${name}`]),
    ...(names.includes('cursor') ? CURSORS.map((each) => `cursor=${each}`) : []),
    'sort=password&order=desc;drop',
    'unknown=1',
    '__proto__[admin]=1',
    'constructor.prototype.admin=1',
    `${'a=1&'.repeat(1_500)}`,
  ];
}

/** Paths and queries that mean something to a database, a log, a shell or a file system. */
export const pathsAndQueries: Chapter = (stage) => {
  describe('with a path or query that is meant for something else', () => {
    const hasStoredNothing = storesNothing(stage);

    it.each(WITH_PARAMETERS)('%s takes no other name for an object', async (_, route) => {
      const { seeded, perfect } = stage();
      const asked = await perfect.ask(route);
      const { path: good } = perfect.of(route);
      for (const name of namesIn(route.path))
        for (const door of doorsOf(route)) {
          const values = [...NASTY.map(encodeURIComponent), ...BADLY_ENCODED];
          const answers = values.map((value) => {
            const [, query = ''] = asked.path.split('?');
            const path = `${pathOf(route, { ...good, [name]: value })}?${query}`;
            return seeded.window.ask(door, spoilt(asked, { path }));
          });
          expectRefusals(await Promise.all(answers), 400, 404, 414, 422);
        }
    });

    it.each(WITH_QUERY)('%s answers a refusal or a list to any query', async (_, route) => {
      const { seeded, perfect } = stage();
      const asked = await perfect.ask(route);
      const path = asked.path.split('?')[0]!;
      // A dry run and an action would be done for what is left out.
      const isSafe = route.method === 'GET';
      for (const door of doorsOf(route)) {
        const answers = await Promise.all(
          queriesOf(route).map((query) =>
            seeded.window.ask(
              door,
              spoilt(asked, { path: `${path}?${query}`, ...(isSafe ? {} : { body: '{}' }) }),
            ),
          ),
        );
        expect(blemishes(answers)).toEqual([]);
        const odd = answers.filter(({ status }) => ![200, 400, 404, 414, 422, 431].includes(status));
        expect(odd.map(({ of, status }) => `${of}: ${status}`)).toEqual([]);
      }
    });

    it('names the nearest kind when a path names none', async () => {
      const { seeded } = stage();
      const authorization = `Bearer ${await seeded.tokens.of('yuzhou-imports')}`;
      for (const path of [
        '/v1/kinds/import-declaratoin',
        '/v1/kinds/import-declaratoin/versions/2026-01-01',
      ]) {
        const answer = await seeded.window.ask('gateway', {
          method: 'GET',
          path,
          headers: { authorization },
        });
        expectRefusals([answer], 404);
        expect(answer.json['details']).toMatchObject({ nearest: 'import-declaration' });
      }
    });

    hasStoredNothing();
  });
};
