import { deepArray } from '../hostile-json';
import { raw } from '../raw-socket';
import { EVERY_ROUTE, spoilt } from '../routes';
import { expectRefusals, storesNothing, type Chapter } from './chapter';

const MALFORMED: readonly (readonly [string, string, number])[] = [
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['a header without name', 'GET /v1/kinds HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n', 400],
  [
    'both length and chunks',
    'POST /v1/filings HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  [
    'two lengths',
    'POST /v1/filings HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd',
    400,
  ],
  ['a length below zero', 'POST /v1/filings HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400],
  ['headers over 16 kB', `GET /v1/kinds HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['a header that is folded', 'GET /v1/kinds HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n', 400],
];

const METHODS = ['PATCH', 'DELETE', 'PUT', 'TRACE', 'OPTIONS', 'POST', 'GET'];

/** Senders that ask for what there is not, too much at once, or do not speak HTTP. */
export const connections: Chapter = (stage) => {
  describe('over a connection that is bent', () => {
    const hasStoredNothing = storesNothing(stage);

    it.each(MALFORMED)('%s is answered by a problem document and the end', async (_, bytes, status) => {
      for (const door of ['gateway', 'filing'] as const) {
        const answer = await raw(stage().seeded.window.urlOf(door), bytes);
        expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
        expect(answer).toMatch(/application\/problem\+json[^]*"code":"request\//);
        expect(answer).toMatch(/"traceId":"[0-9a-f]{32}"/);
      }
    });

    it('knows no path that is not in the contracts', async () => {
      const { window, tokens } = stage().seeded;
      const authorization = `Bearer ${await tokens.of('landport-operations')}`;
      const paths = [
        '/v1',
        '/v1/',
        '/v2/filings',
        '/V1/FILINGS',
        '/.env',
        '/.git/config',
        '/v1//filings',
        '/v1/../v1/filings',
        '/docs/../../package.json',
        '/docs/assets/..%2f..%2fpackage.json',
        '/docs/assets/swagger-ui.css.map',
        `/${'a'.repeat(8_000)}`,
      ];
      const answers = paths.map((path) =>
        window.ask('gateway', { method: 'GET', path, headers: { authorization } }),
      );
      expectRefusals(await Promise.all(answers), 404);
    });

    it.each(EVERY_ROUTE)('%s takes no other method', async (_, route) => {
      const { seeded, perfect } = stage();
      const asked = await perfect.ask(route);
      const served = EVERY_ROUTE.filter(([, { path }]) => path === route.path).map(
        ([, { method }]) => method,
      );
      const others = METHODS.filter((method) => !served.includes(method as 'GET'));
      const { body: _body, ...bare } = asked;
      const answers = others.map((method) => seeded.window.ask('gateway', { ...bare, method }));
      const all = await Promise.all(answers);
      // Fastify knows no route for TRACE at all.
      expectRefusals(all, 404, 405);
      for (const { status, headers } of all)
        if (status === 405) expect(String(headers['allow'])).toContain(served[0]);
    });

    it('answers small requests while large ones are still on their way', async () => {
      const { seeded, perfect } = stage();
      const order: string[] = [];
      const route = EVERY_ROUTE.find(([key]) => key === 'POST /v1/filings')![1];
      const asked = await perfect.ask(route);
      const small = await perfect.ask(EVERY_ROUTE.find(([key]) => key === 'GET /v1/receipt-keys')![1]);
      const largest = JSON.stringify({ kind: 'x', reference: 'x', payload: { text: 'x'.repeat(1_000_000) } });
      const bodies = Array.from(
        { length: 16 },
        (_, each) => [deepArray(5_000_000), deepArray(1_000_000), largest][each % 3]!,
      );
      const large = bodies.map(async (body) => {
        const answer = await seeded.window.ask('gateway', spoilt(asked, { body }));
        order.push('large');
        return answer;
      });
      const quick = await seeded.window.ask('gateway', small);
      order.push('small');
      expectRefusals(await Promise.all(large), 400, 404, 413, 422);
      expect(quick.status).toBe(200);
      expect(order.at(-1)).toBe('large');
    });

    hasStoredNothing();
  });
};
