import { Controller, type DynamicModule } from '@nestjs/common';
import { defineRoute } from '@landport/contracts';
import { Database, DatabaseModule, migrate, type RunningService, type Tx } from '@landport/platform';
import { testDatabase, testIssuer, type TestDatabase, type TestIssuer } from '@landport/testing';
import { join } from 'node:path';
import { z } from 'zod';
import { Idempotent, Input, objectNotFound, Once, Route, type InputOf } from '../src';
import { ask, startEdge } from './edge-under-test';

const create = defineRoute({
  service: 'filing',
  method: 'POST',
  path: '/v1/things',
  summary: 'Creates a thing',
  scope: 'filings:write',
  body: {
    'application/json': z.object({
      name: z.string(),
      size: z.number().optional(),
      tags: z.array(z.string()).optional(),
    }),
  },
  answers: { 201: { description: 'Made', shape: null } },
});

/** Held by a test to keep a first request under way. */
let hold: (tx: Tx) => Promise<void> = async () => undefined;

@Controller()
class Things {
  @Route(create)
  create(@Input() input: InputOf<typeof create>, @Idempotent() once: Once): Promise<string> {
    return once.run(async (tx) => {
      const [row] = await tx.query<{ id: number }>('INSERT INTO thing (name) VALUES ($1) RETURNING id', [
        input.body.name,
      ]);
      await hold(tx);
      if (input.body.name === 'refused') throw objectNotFound('thing', 'refused');
      return {
        status: 201,
        headers: { location: `/v1/things/${row?.id}` },
        body: { id: row?.id, ...input.body },
      };
    });
  }
}

describe('an idempotency key', () => {
  let issuer: TestIssuer;
  let database: TestDatabase;
  let edge: RunningService;
  let token: string;
  const send = (key: string, body: object | string, as = token) =>
    ask(`${edge.url}/v1/things`, as, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const things = async (name: string): Promise<number> =>
    (await database.db.query('SELECT 1 FROM thing WHERE name = $1', [name])).length;

  beforeAll(async () => {
    [issuer, database] = await Promise.all([testIssuer(), testDatabase('edge')]);
    await migrate(
      database.adminUrl,
      { schema: 'edge', migrations: [{ name: 'http_migrations', folder: join(__dirname, '../migrations') }] },
      'landport',
    );
    const admin = new Database({ url: database.adminUrl, pool: 1, name: 'edge' });
    await admin.query('CREATE TABLE edge.thing (id int GENERATED ALWAYS AS IDENTITY, name text)');
    await admin.close();
    const imports: DynamicModule[] = [
      DatabaseModule.for('edge', { DATABASE_URL: database.url, DATABASE_POOL: 10 }),
    ];
    edge = await startEdge({ issuer, controllers: [Things], imports });
    token = await issuer.token({ org: 'yuzhou-imports', scopes: ['filings:write'] });
  });
  afterEach(() => {
    hold = async () => undefined;
  });
  afterAll(async () => {
    await edge.stop();
    await database.drop();
    await issuer.stop();
  });

  it('replays the first answer, byte for byte, with its status and headers', async () => {
    const first = await send('k-1', { name: 'one' });
    const again = await send('k-1', { name: 'one' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.problem).toEqual(first.problem);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await things('one')).toBe(1);
  });

  it('takes the same content in another spelling for the same request', async () => {
    await send('k-2', '{"name":"two","size":1}');
    const again = await send('k-2', '{ "size": 1.0, "name": "tw\\u006f" }');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  });

  it('refuses other content and names the fields that differ', async () => {
    await send('k-3', { name: 'three', size: 3, tags: ['a', 'b'] });
    const { status, problem } = await send('k-3', { name: 'three', size: 4, tags: ['a'] });
    expect([status, problem['code']]).toEqual([422, 'idempotency/key-reused']);
    const errors = problem['errors'] as { pointer: string; value: string; message: string }[];
    expect(errors.map(({ pointer, value }) => [pointer, value])).toEqual([
      ['/size', '4'],
      ['/tags/1', 'null'],
    ]);
    expect(errors[0]?.message).toContain('said 3');
  });

  it('belongs to its organisation alone', async () => {
    const other = await issuer.token({ org: 'jialing-trading', scopes: ['filings:write'] });
    await send('k-4', { name: 'four' });
    expect((await send('k-4', { name: 'other four' }, other)).status).toBe(201);
  });

  it('is free again after a refusal, and nothing is left behind', async () => {
    expect((await send('k-5', { name: 'refused' })).status).toBe(404);
    expect(await things('refused')).toBe(0);
    expect((await send('k-5', { name: 'five' })).status).toBe(201);
  });

  it('makes one thing of fifty requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => send('k-6', { name: 'six' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ problem }) => problem['id'])).size).toBe(1);
    expect(await things('six')).toBe(1);
  });

  it('waits five seconds for the first request, then asks to come again', async () => {
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    hold = () => (begin(), finished);
    const first = send('k-7', { name: 'seven' });
    await begun;
    const { status, headers, problem } = await send('k-7', { name: 'seven' });
    expect([status, problem['code']]).toEqual([409, 'idempotency/in-flight']);
    expect(headers.get('retry-after')).toBe('1');
    finish();
    expect((await first).status).toBe(201);
  });

  it.each([[''], ['x'.repeat(256)], ['a\tb']])('is not %p', async (key) => {
    const { status, problem } = await send(key, { name: 'eight' });
    expect([status, problem['code']]).toEqual([400, 'idempotency/key-malformed']);
  });
});
