import type { RunningService } from '@landport/platform';
import { startTestService, testIssuer, type TestIssuer } from '@landport/testing';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as httpRequest } from 'node:http';
import { startGateway } from '../src/start-gateway';
import { FakeService, type Seen } from './fake-service';

const NOBODY = 'http://127.0.0.1:1';
const PARKED = '/v1/operations/parked';
const json = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('the gateway', () => {
  let issuer: TestIssuer;
  let gateway: RunningService;
  let filing: FakeService;
  let zone: FakeService;
  let token: string;
  /** What the filing service does next. */
  let answer: (seen: Seen, response: ServerResponse, request: IncomingMessage) => void;

  const call = (path: string, init: RequestInit = {}, as: string | undefined = token) => {
    const headers = new Headers(init.headers);
    if (as !== '') headers.set('authorization', `Bearer ${as}`);
    return fetch(`${gateway.url}${path}`, { ...init, headers });
  };
  const codeOf = async (response: Response): Promise<unknown> =>
    ((await response.json()) as { code: unknown }).code;

  beforeAll(async () => {
    issuer = await testIssuer();
    filing = await FakeService.answering((seen, response, request) => answer(seen, response, request));
    zone = await FakeService.answering((_, response) => json(response, 200, { items: [{ id: 'z' }] }));
    gateway = await startTestService(
      startGateway,
      { issuer },
      {
        FILING_URL: filing.url,
        CUSTOMS_ZONE_URL: zone.url,
        AIR_TRANSIT_URL: NOBODY,
        NOTIFICATION_URL: NOBODY,
        RATE_LIMITS: JSON.stringify({
          default: { perSecond: 1000, burst: 1000 },
          clients: { 'slow-system': { perSecond: 0.5, burst: 2 } },
        }),
      },
    );
    token = await issuer.token({ org: 'landport-operations', scopes: ['operations'] });
  });
  beforeEach(() => {
    filing.seen.length = 0;
    filing.early = undefined;
    answer = (_, response) => json(response, 200, { items: [{ id: 'f' }] });
  });
  afterAll(async () => {
    await gateway.stop();
    await Promise.all([filing.stop(), zone.stop(), issuer.stop()]);
  });

  const ofFiling = `${PARKED}?service=filing`;
  const retry = `${PARKED}/0195589a-0000-7000-8000-000000000001/retry?service=filing`;

  it('sends a request on as it came, with its trace, and the answer back with its status', async () => {
    answer = (_, response) =>
      void response
        .writeHead(201, { 'content-type': 'application/x', etag: '"3"', location: '/x' })
        .end('made');
    const body = '{ "reason" :\n"late" }';
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k', traceparent };
    const response = await call(retry, { method: 'POST', body, headers });
    expect([response.status, await response.text()]).toEqual([201, 'made']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x',
      etag: '"3"',
      location: '/x',
      'landport-trace-id': '0af7651916cd43dd8448eb211c80319c',
    });
    expect(filing.seen).toHaveLength(1);
    expect(filing.seen[0]).toMatchObject({
      method: 'POST',
      url: retry,
      headers: { ...headers, authorization: `Bearer ${token}`, 'content-length': String(body.length) },
    });
    expect(filing.seen[0]?.body.toString()).toBe(body);
  });

  it('leaves outside what a sender says about itself or its way', async () => {
    const claims = {
      'x-forwarded-for': '10.0.0.1',
      forwarded: 'for=x',
      'x-user': 'root',
      'landport-org': 'x',
    };
    await call(ofFiling, { headers: claims });
    for (const name of Object.keys(claims)) expect(filing.seen[0]?.headers).not.toHaveProperty(name);
  });

  it('streams a long body and a long answer whole', async () => {
    answer = (seen, response) => void response.writeHead(200).end(seen.body);
    const body = Buffer.alloc(5_000_000, 'landport ');
    const response = await call(retry, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
    expect(Buffer.from(await response.arrayBuffer()).equals(body)).toBe(true);
  });

  it('passes on the answer of a service that does not read a long body to its end', async () => {
    filing.early = (response) => void response.writeHead(409).end('no');
    const body = Buffer.alloc(20_000_000);
    const headers = { 'content-type': 'application/pdf' };
    const response = await call(retry, { method: 'POST', body, headers });
    expect([response.status, await response.text()]).toEqual([409, 'no']);
  });

  it.each([
    ['application/json', 1_048_577],
    ['text/csv', 8_388_609],
    ['application/pdf', 26_214_401],
  ])('refuses a body too long for %s without asking its service', async (type, length) => {
    const headers = { 'content-type': type };
    const response = await call(retry, { method: 'POST', body: Buffer.alloc(length), headers });
    expect([response.status, await codeOf(response)]).toEqual([413, 'request/too-large']);
    expect(filing.seen).toHaveLength(0);
  });

  it('lets events through as they happen, and leaves the service when the reader leaves', async () => {
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
      response.on('close', () => leave());
    };
    const reader = new AbortController();
    const response = await call(ofFiling, {
      headers: { accept: 'text/event-stream' },
      signal: reader.signal,
    });
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe('data: 1\n\n');
    reader.abort();
    await left;
  });

  it('shows that a stream stands before its first event', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
    };
    const reader = new AbortController();
    const response = await call(ofFiling, { signal: reader.signal });
    expect(response.status).toBe(200);
    reader.abort();
  });

  it('asks for a good token before it asks any service', async () => {
    for (const [as, code] of [
      ['', 'identity/token-missing'],
      ['x.y.z', 'identity/token-invalid'],
      [await issuer.token({ org: 'o1', audience: 'elsewhere' }), 'identity/token-invalid'],
    ] as const) {
      const response = await call(ofFiling, {}, as);
      expect([response.status, await codeOf(response)]).toEqual([401, code]);
      expect(response.headers.get('ratelimit-policy')).toBe('"address";q=1000;w=10');
    }
    expect(filing.seen).toHaveLength(0);
  });

  it('says 404 where there is nothing and 405 with what there is', async () => {
    const nowhere = await call('/v1/nowhere');
    expect([nowhere.status, await codeOf(nowhere)]).toEqual([404, 'request/unknown-path']);
    const unnamed = await call('/v1/filings/');
    expect([unnamed.status, await codeOf(unnamed)]).toEqual([404, 'request/unknown-path']);
    const wrong = await call(ofFiling, { method: 'DELETE' });
    expect([wrong.status, await codeOf(wrong), wrong.headers.get('allow')]).toEqual([
      405,
      'request/method-not-allowed',
      'GET, HEAD',
    ]);
  });

  it.each(['/v1/../operations/parked', '/v1/operations/%2e%2e/parked', '//v1/operations/parked'])(
    'finds nothing at %s',
    async (path) => {
      const status = await new Promise((resolve) =>
        httpRequest(`${gateway.url}`, { path, headers: { authorization: `Bearer ${token}` } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end(),
      );
      expect(status).toBe(404);
      expect(filing.seen).toHaveLength(0);
    },
  );

  it('asks to come again when a service is down', async () => {
    const response = await call(`${PARKED}?service=air-transit`);
    expect([response.status, await codeOf(response), response.headers.get('retry-after')]).toEqual([
      503,
      'service/unavailable',
      '1',
    ]);
    expect(response.headers.get('ratelimit')).toMatch(/^"client";r=\d+;t=\d+$/);
  });

  it('says so when a service breaks off after it was asked to change something', async () => {
    answer = (_, response) => response.destroy();
    const response = await call(retry, { method: 'POST', body: '{}' });
    expect([response.status, await codeOf(response)]).toEqual([502, 'service/outcome-unknown']);
  });

  it('never shows half an answer as whole', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setImmediate(() => response.destroy());
    };
    await expect(call(ofFiling).then((response) => response.text())).rejects.toThrow();
  });

  it("tells a client its limit and holds it to it, and no other client's", async () => {
    const slow = await issuer.token({ org: 'o1', scopes: ['operations'], subject: 'slow-system' });
    const answers = [];
    for (let index = 0; index < 3; index += 1) answers.push(await call(ofFiling, {}, slow));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"client";q=2;w=4');
    expect(answers[0]?.headers.get('ratelimit')).toBe('"client";r=1;t=2');
    expect(answers[2]?.headers.get('retry-after')).toBe('2');
    expect(await codeOf(answers[2] as Response)).toBe('request/rate-exceeded');
    expect((await call(ofFiling)).status).toBe(200);
  });

  describe('asked about all services', () => {
    it('puts their lists together and names those that gave none', async () => {
      expect(await (await call(PARKED)).json()).toEqual({
        items: [{ id: 'f' }, { id: 'z' }],
        unavailable: ['air-transit', 'notification'],
      });
    });

    it('passes on that a service refuses the caller', async () => {
      answer = (_, response) => json(response, 403, { code: 'identity/scope-missing', detail: 'No.' });
      const response = await call(PARKED);
      expect([response.status, await codeOf(response)]).toEqual([403, 'identity/scope-missing']);
    });

    it('wants an action to name its service', async () => {
      const response = await call(retry.split('?')[0] ?? '', { method: 'POST', body: '{}' });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ sourcePath: 'query.service' }] });
    });
  });

  it('stops while streams are open', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
    };
    const env = { FILING_URL: filing.url, CUSTOMS_ZONE_URL: NOBODY, AIR_TRANSIT_URL: NOBODY };
    const other = await startTestService(startGateway, { issuer }, { ...env, NOTIFICATION_URL: NOBODY });
    const response = await fetch(`${other.url}${ofFiling}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    });
    await other.stop();
    await expect(response.text()).rejects.toThrow();
  });

  it.each([
    ['/docs', 'text/html'],
    ['/docs/openapi.json', 'application/json'],
    ['/docs/asyncapi.json', 'application/json'],
    ['/docs/problems', 'text/html'],
    ['/docs/assets/swagger-ui.css', 'text/css'],
    ['/docs/assets/swagger-ui-bundle.js', 'text/javascript'],
    ['/docs/assets/initializer.js', 'text/javascript'],
    ['/health/ready', 'application/json'],
  ])('serves %s to anyone', async (path, type) => {
    const response = await call(path, {}, '');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining(type),
    ]);
  });

  it('serves no other file', async () => {
    expect((await call('/docs/assets/package.json', {}, '')).status).toBe(404);
    expect((await call('/docs/assets/..%2fpackage.json', {}, '')).status).toBe(404);
  });
});
