import { testIssuer, type TestIssuer } from '@landport/testing';
import type { RunningService } from '@landport/platform';
import { connect } from 'node:net';
import { ask, startEdge, type Answered } from './edge-under-test';

const ID = '0195589a-0000-7000-8000-000000000001';
const GOOD = { name: 'probe', count: 1, lane: 'red' };

describe('what is sent', () => {
  let issuer: TestIssuer;
  let edge: RunningService;
  let token: string;
  const post = (
    body: string | Buffer | undefined,
    headers: Record<string, string> = {},
    path = `/v1/probes/${ID}`,
  ): Promise<Answered> =>
    ask(`${edge.url}${path}`, token, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: body as NonNullable<RequestInit['body']> }),
    });
  const verdict = ({ status, problem }: Answered) => [status, problem['code']];

  beforeAll(async () => {
    issuer = await testIssuer();
    edge = await startEdge({ issuer });
    token = await issuer.token({ org: 'yuzhou-imports', scopes: ['filings:write', 'filings:read'] });
  });
  afterAll(async () => {
    await edge.stop();
    await issuer.stop();
  });

  it('reaches the controller validated, with defaults, caller, trace and bytes', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const text = JSON.stringify(GOOD);
    const { status, problem, headers } = await post(text, { traceparent, 'correlation-id': 'order-7' });
    expect(status).toBe(200);
    expect(problem).toMatchObject({
      input: { params: { id: ID }, query: { limit: 25 }, body: GOOD },
      caller: { organisationId: 'yuzhou-imports', scopes: ['filings:write', 'filings:read'] },
      trace: { traceparent, correlationId: 'order-7' },
      bytes: text.length,
      type: 'application/json',
    });
    expect(headers.get('landport-trace-id')).toBe('0af7651916cd43dd8448eb211c80319c');
  });

  it('calls missing what is missing, in the language of the caller', async () => {
    const { problem } = await post(JSON.stringify({ count: 1, lane: 'red' }), { 'accept-language': 'zh' });
    expect(problem['errors']).toEqual([
      expect.objectContaining({ code: 'field/missing', pointer: '/name', message: '缺少此项。' }),
    ]);
  });

  it('lists all faults at once, each with pointer, value and remedy', async () => {
    const { status, problem } = await post(
      JSON.stringify({ name: 'x', count: '1', lane: 'blue', 'odd/~name': 7, extra: true }),
      {},
      `/v1/probes/${ID}?limit=501`,
    );
    expect(status).toBe(422);
    expect(problem).toMatchObject({ code: 'request/invalid', status: 422, errorCount: 6 });
    const errors = problem['errors'] as Record<string, string>[];
    expect(errors.map(({ pointer, sourcePath, value }) => [pointer ?? sourcePath, value])).toEqual([
      ['query.limit', '501'],
      ['/name', 'x'],
      ['/count', '1'],
      ['/lane', 'blue'],
      ['/odd~1~0name', '7'],
      ['/extra', 'true'],
    ]);
    for (const { message, remedy } of errors) expect([message, remedy]).not.toContain(undefined);
  });

  it('says it in Chinese to whoever asks for it', async () => {
    const { problem, headers } = await post('{"name":1}', { 'accept-language': 'en;q=0.5, zh-CN' });
    expect(problem).toMatchObject({ title: '内容有误', detail: '共有 3 处错误。' });
    expect((problem['errors'] as { message: string }[])[0]?.message).toContain('无效输入');
    expect(headers.get('content-language')).toBe('zh');
  });

  it.each([
    ['is cut short', '{"name":', 400, 'request/malformed-json'],
    ['is empty', '', 400, 'request/malformed-json'],
    ['names a field twice', '{"name":"ab","name":"cd"}', 400, 'request/malformed-json'],
    ['reaches for the prototype', '{"__proto__":{"isAdmin":true}}', 400, 'request/malformed-json'],
    ['holds NUL', '{"name":"a\\u0000b"}', 400, 'request/malformed-json'],
    ['is 65 levels deep', '['.repeat(65) + ']'.repeat(65), 400, 'request/too-deep'],
    ['is five million levels deep', '['.repeat(1_000_000), 400, 'request/too-deep'],
    ['is over 1 MB', `"${'x'.repeat(1024 * 1024)}"`, 413, 'request/too-large'],
    ['is no object', 'null', 422, 'request/invalid'],
  ])('refuses JSON that %s', async (_, body, status, code) => {
    expect(verdict(await post(body))).toEqual([status, code]);
  });

  it('gives XML the room of bulk, and reads it not', async () => {
    const xml = { 'content-type': 'application/xml; charset=gb18030' };
    const { problem } = await post(Buffer.alloc(2 * 1024 * 1024, 'x'), xml);
    expect(problem).toMatchObject({ bytes: 2 * 1024 * 1024, type: 'application/xml' });
    expect(verdict(await post(Buffer.alloc(8 * 1024 * 1024 + 1, 'x'), xml))).toEqual([
      413,
      'request/too-large',
    ]);
  });

  it.each([
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/x-www-form-urlencoded' }],
    [{ 'content-type': 'application/json; charset=gb18030' }],
    [{ 'content-encoding': 'gzip' }],
  ])('does not take %p', async (headers) => {
    const answer = await post(JSON.stringify(GOOD), headers as Record<string, string>);
    expect(verdict(answer)).toEqual([415, 'request/media-type-unsupported']);
    expect(answer.headers.get('accept-post')).toBe('application/json, application/xml');
  });

  it('looks at token and scope before it reads a byte of the body', async () => {
    const reader = await issuer.token({ org: 'yuzhou-imports', scopes: ['filings:read'] });
    const huge = Buffer.alloc(2 * 1024 * 1024);
    const answers = [undefined, reader].map((each) =>
      ask(`${edge.url}/v1/probes/${ID}`, each, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: huge,
      }).then(({ status }) => status),
    );
    expect(await Promise.all(answers)).toEqual([401, 403]);
  });

  it('answers 404 where a path can name no object, and where there is nothing at all', async () => {
    expect(verdict(await post('{}', {}, '/v1/probes/1%27%20OR%201'))).toEqual([404, 'object/not-found']);
    expect(verdict(await post('{}', {}, '/v1/nowhere'))).toEqual([404, 'request/unknown-path']);
    expect(verdict(await post('{}', {}, '/v1/probes/%zz'))[0]).toBe(400);
  });

  it("turns a domain's refusal into a problem that keeps its code and details", async () => {
    const { status, problem } = await ask(`${edge.url}/v1/refused`, token, {
      headers: { 'accept-language': 'zh' },
    });
    expect(status).toBe(409);
    expect(problem).toMatchObject({
      code: 'state/illegal-transition',
      type: '/docs/problems#state-illegal-transition',
      detail: '当前状态为 open,不能变为 closed。',
      details: { from: 'open', to: 'closed' },
      instance: '/v1/refused',
    });
  });

  it('tells nobody what a fault of ours was', async () => {
    const { status, problem } = await ask(`${edge.url}/v1/broken`, token);
    expect([status, problem['code']]).toEqual([500, 'service/fault']);
    expect(JSON.stringify(problem)).not.toMatch(/hunter2|secret|Error/);
    expect(problem['traceId']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('asks to come again when the database is away', async () => {
    const { status, headers } = await ask(`${edge.url}/v1/away`, token);
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
  });

  it.each([
    [
      'two lengths',
      'POST /v1/probes/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na',
    ],
    [
      'a length and chunks',
      'POST /v1/probes/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a line folded', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n'],
  ])('refuses %s as malformed', async (_, bytes) => {
    const answer = await raw(edge.url, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request/);
    expect(answer).toContain('"code":"request/malformed"');
  });

  it('refuses headers without end', async () => {
    const answer = await raw(edge.url, `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('request/headers-too-large');
  });

  describe('by a slow sender', () => {
    let limits: { headersTimeout: number; requestTimeout: number };
    beforeAll(() => {
      const server = edge.app.getHttpServer();
      limits = { headersTimeout: server.headersTimeout, requestTimeout: server.requestTimeout };
      Object.assign(server, { headersTimeout: 300, requestTimeout: 600 });
    });
    afterAll(() => Object.assign(edge.app.getHttpServer(), limits));

    it('is waited for ten seconds for headers and thirty in all', () => {
      expect(limits).toEqual({ headersTimeout: 10_000, requestTimeout: 30_000 });
    });

    it.each([
      ['headers', 'POST /v1/probes/1 HTTP/1.1\r\nHost: x\r\nA'],
      [
        'a body',
        `POST /v1/probes/${ID} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n` +
          'Authorization: Bearer TOKEN\r\n\r\n{',
      ],
    ])('is told when %s did not come in time', async (_, bytes) => {
      const answer = await raw(edge.url, bytes.replace('TOKEN', token));
      expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout/);
      expect(answer).toContain('"code":"request/timed-out"');
    });
  });
});

/** Sends bytes as they are and reads until the other side closes. */
const raw = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
