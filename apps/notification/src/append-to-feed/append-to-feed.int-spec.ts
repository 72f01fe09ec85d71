import { topicsReadBy } from '@landport/contracts';
import { EVENT_BUS, type EventBus } from '@landport/messaging';
import { Database, type RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { v7 } from 'uuid';
import { eventually } from '../../test/eventually';
import { Receiver } from '../../test/receiver';
import { filingEvents } from '../../test/sample-events';
import { FeedRepository } from '../feed/feed.repository';
import { startNotification } from '../start-notification';

interface Answer {
  readonly entries: { readonly data: unknown }[];
  readonly last: number;
  readonly next?: { readonly href: string };
  readonly code?: string;
}

describe('notification, from the bus to its readers', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;
  let headers: Record<string, string>;

  beforeAll(async () => {
    [database, issuer] = await Promise.all([testDatabase('notification'), testIssuer()]);
    service = await startTestService(
      startNotification,
      { database, issuer },
      { WEBHOOK_ALLOW_LOOPBACK: 'true' },
    );
    await service.app.get<EventBus>(EVENT_BUS).createTopics(topicsReadBy('notification'));
    headers = await headersFor('yuzhou-imports');
  });

  afterAll(async () => {
    await Promise.all(receivers.map((receiver) => receiver.close()));
    await service.stop();
    await issuer.stop();
    await database.drop();
  });

  const headersFor = async (org: string): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await issuer.token({ org, scopes: ['feed:read', 'webhooks:write'] })}`,
    'content-type': 'application/json',
  });
  const get = async (path: string, as = headers) => {
    const response = await fetch(service.url + path, { headers: as });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  };
  const receivers: Receiver[] = [];
  const publish = (messages: ReturnType<typeof filingEvents>) =>
    service.app.get(Database).transaction((tx) => service.app.get<EventBus>(EVENT_BUS).publish(messages, tx));
  const told = async (org: string) => service.app.get(FeedRepository).end(org);

  it('appends each event to the feeds of those it concerns, with what they may see', async () => {
    const before = await told('yuzhou-imports');
    const filingId = v7();
    await publish(filingEvents(filingId, ['yuzhou-imports', 'bayu-brokers']));
    await eventually(async () => (await told('yuzhou-imports')) === before + 2);
    const { body } = await get(`/v1/feed?after=${before}`);
    expect(body.last).toBe(before + 2);
    expect(body.entries).toEqual([
      expect.objectContaining({ sequence: before + 1, type: 'landport.filing.lodged.v1', subject: filingId }),
      expect.objectContaining({
        sequence: before + 2,
        type: 'landport.filing.accepted.v1',
        traceId: 'c'.repeat(32),
      }),
    ]);
    expect(body.entries[0]?.data).toMatchObject({ filingId, organisationId: 'yuzhou-imports' });
    expect(JSON.stringify(body)).not.toMatch(/concerns|of the house/);
    expect(await told('bayu-brokers')).toBe(2);
    expect((await get('/v1/feed', await headersFor('jialing-trading'))).body).toEqual({
      entries: [],
      last: 0,
    });
  });

  it('pages by the place, and shows an entry by it', async () => {
    const { body, headers: shown } = await get('/v1/feed?after=0&limit=1');
    expect(body.next).toEqual({ href: '/v1/feed?after=1&limit=1' });
    expect(shown.get('link')).toBe('</v1/feed?after=1&limit=1>; rel="next"');
    expect((await get('/v1/feed/1')).body).toEqual(body.entries[0]);
    expect((await get('/v1/feed/1', await headersFor('jialing-trading'))).status).toBe(404);
  });

  it('changes nothing when a topic is replayed', async () => {
    const before = await told('yuzhou-imports');
    const events = filingEvents(v7(), ['yuzhou-imports']);
    await publish(events);
    await publish(events);
    await publish(filingEvents(v7(), ['replay-done']));
    await eventually(
      async () => (await told('replay-done')) === 2 && (await told('yuzhou-imports')) >= before + 2,
    );
    expect(await told('yuzhou-imports')).toBe(before + 2);
  });

  it('streams from the last event id on, through a break, without a gap or a repetition', async () => {
    const ids: number[] = [];
    const read = async (count: number, from?: number): Promise<void> => {
      const leave = new AbortController();
      const resume = from === undefined ? {} : { 'last-event-id': String(from) };
      const response = await fetch(`${service.url}/v1/feed/stream?after=0`, {
        headers: { ...headers, ...resume },
        signal: leave.signal,
      });
      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString();
        const found = [...text.matchAll(/^id: (\d+)\n/gm)].map(([, id]) => Number(id));
        if (found.length < count) continue;
        ids.push(...found);
        break;
      }
      leave.abort();
    };
    const end = await told('yuzhou-imports');
    await read(end);
    await publish(filingEvents(v7(), ['yuzhou-imports']));
    const reading = read(4, end);
    await publish(filingEvents(v7(), ['yuzhou-imports']));
    await reading;
    expect(ids).toEqual(Array.from({ length: end + 4 }, (_, place) => place + 1));
  });

  it('refuses a place that the feed has not reached', async () => {
    const { status, body } = await get('/v1/feed/stream?after=1000000');
    expect([status, body.code]).toEqual([422, 'feed/place-ahead']);
  });

  it('pushes an event to a signed webhook as soon as it is in the feed', async () => {
    const receiver = await Receiver.open();
    receivers.push(receiver);
    const response = await fetch(`${service.url}/v1/webhook-endpoints`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ url: receiver.url, types: ['landport.filing.accepted.v1'] }),
    });
    expect(response.status).toBe(201);
    const filingId = v7();
    await publish(filingEvents(filingId, ['yuzhou-imports']));
    await eventually(() => receiver.received.length === 1);
    expect(receiver.received[0]?.json).toMatchObject({
      type: 'landport.filing.accepted.v1',
      subject: filingId,
    });
  });
});
