import { ServiceToken } from '@landport/http';
import { SystemClock } from '@landport/platform';
import { TestClock, testIssuer, type TestIssuer } from '@landport/testing';
import { decodeJwt } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FilingPayloads } from './filing-payloads';

describe('payloads that are too large to travel', () => {
  let issuer: TestIssuer;
  let filing: Server;
  let url: string;
  let status = 200;
  const tokens: string[] = [];

  beforeAll(async () => {
    issuer = await testIssuer();
    filing = createServer((request, response) => {
      tokens.push(request.headers.authorization?.replace('Bearer ', '') ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(`{"asked":"${request.url}"}`);
    });
    await new Promise<void>((resolve) => filing.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(filing.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    status = 200;
    tokens.length = 0;
  });
  afterAll(async () => {
    await issuer.stop();
    filing.close();
    filing.closeAllConnections();
  });

  const client = () => ({
    OIDC_ISSUER: issuer.issuer,
    SERVICE_CLIENT_ID: 'landport-customs-zone',
    SERVICE_CLIENT_SECRET: 'secret',
  });
  const payloads = (clock: SystemClock | TestClock = new SystemClock()) =>
    new FilingPayloads(url, new ServiceToken(client(), 'operations', clock));

  it('are fetched from filing with a token of the service’s own', async () => {
    expect(await payloads().get('/v1/internal/x')).toEqual({ asked: '/v1/internal/x' });
    expect(decodeJwt(tokens[0]!)).toMatchObject({ org: 'landport-customs-zone', scope: 'operations' });
  });

  it('are fetched with one token for as long as it lives', async () => {
    const clock = new TestClock('2026-03-02T08:00:00Z');
    const source = payloads(clock);
    for (let times = 0; times < 3; times += 1) await source.get('/v1/internal/x');
    expect(new Set(tokens).size).toBe(1);
    clock.advance(3_541_000);
    await source.get('/v1/internal/x');
    expect(new Set(tokens).size).toBe(2);
  });

  it('are refused for now, and asked for again later, when filing does not give them', async () => {
    const source = payloads();
    status = 503;
    await expect(source.get('/v1/internal/x')).rejects.toMatchObject({
      name: 'EventRefused',
      message: expect.stringContaining('filing answered 503'),
    });
    status = 200;
    expect(await source.get('/v1/internal/x')).toEqual({ asked: '/v1/internal/x' });
  });

  it.each(['http://127.0.0.1:9/v1/internal/x', '//elsewhere.example/x'])(
    'are never asked for at %s: the token is for filing alone',
    async (dataref) => {
      await expect(payloads().get(dataref)).rejects.toThrow('it is not at filing');
      expect(tokens).toEqual([]);
    },
  );
});
