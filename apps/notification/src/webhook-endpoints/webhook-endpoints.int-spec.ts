import { Database, SystemClock, SystemTimers, type RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { Webhook } from 'standardwebhooks';
import { DeliveryRoom } from '../../test/delivery-room';
import { eventually } from '../../test/eventually';
import { Receiver } from '../../test/receiver';
import { WebhookDispatcher } from '../deliver-webhooks/webhook-dispatcher';
import { FeedTails } from '../feed/feed-tails';
import { startNotification } from '../start-notification';

interface Answer {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly cursor: number;
  readonly held: number;
  readonly entries: number;
  readonly keys: { algorithm: string; publicKey?: string; secret?: string; expiresAt?: string }[];
  readonly items: Record<string, unknown>[];
  readonly next?: { readonly href: string };
  readonly [more: string]: unknown;
}

describe('webhook endpoints', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;
  let receiver: Receiver;
  let room: DeliveryRoom;
  let organisation = 0;
  let org: string;

  beforeAll(async () => {
    [database, issuer] = await Promise.all([testDatabase('notification'), testIssuer()]);
    service = await startTestService(
      startNotification,
      { database, issuer },
      { WEBHOOK_ALLOW_LOOPBACK: 'true' },
    );
    room = new DeliveryRoom(service.app.get(Database), new SystemClock(), new SystemTimers());
  });

  beforeEach(async () => {
    organisation += 1;
    org = `trader-${organisation}`;
    receiver = await Receiver.open();
  });

  afterEach(() => receiver.close());

  afterAll(async () => {
    await service.stop();
    await issuer.stop();
    await database.drop();
  });

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
    as = org,
  ) => {
    const token = await issuer.token({ org: as, scopes: ['feed:read', 'webhooks:write'] });
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(service.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...type, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: JSON.parse(text || '{}') as Answer,
    };
  };
  const endpoints = '/v1/webhook-endpoints';
  const register = async (more: Record<string, unknown> = {}) =>
    (await call('POST', endpoints, { url: receiver.url, ...more })).body;
  const tell = async (subjects: string[]) => {
    await room.tell([org], subjects);
    await service.app.get(FeedTails).pulse();
  };
  const cursorOf = async (id: string) => (await call('GET', `${endpoints}/${id}`)).body.cursor;

  it('shows the public key always and the shared secret once', async () => {
    const made = await register({ hmac: true });
    const [ed25519, hmac] = made.keys;
    expect(ed25519?.publicKey).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
    expect(hmac?.secret).toMatch(/^whsec_/);
    const shown = (await call('GET', `${endpoints}/${made.id}`)).body;
    expect(shown.keys.map(({ publicKey, secret }) => [publicKey, secret])).toEqual([
      [ed25519?.publicKey, undefined],
      [undefined, undefined],
    ]);
    await tell(['a']);
    await eventually(() => receiver.received.length === 1);
    const [message] = receiver.received;
    new Webhook(hmac?.secret ?? '').verify(message?.body ?? '', message?.headers as Record<string, string>);
  });

  it('makes one endpoint of two requests with the same key', async () => {
    const key = { 'idempotency-key': 'the-same' };
    const first = await call('POST', endpoints, { url: receiver.url }, key);
    const second = await call('POST', endpoints, { url: receiver.url }, key);
    expect(second.text).toBe(first.text);
    expect((await call('GET', endpoints)).body.items).toHaveLength(1);
  });

  it('refuses targets inside the house and types that do not exist', async () => {
    const inside = await call('POST', endpoints, { url: 'https://10.0.0.1/' });
    expect([inside.status, inside.body.code]).toEqual([422, 'webhook/target-refused']);
    const unknown = await call('POST', endpoints, {
      url: receiver.url,
      types: ['landport.filing.vanished.v1'],
    });
    expect(unknown.status).toBe(422);
    const id = (await register()).id;
    const tag = { 'if-match': '"1"' };
    expect((await call('PUT', `${endpoints}/${id}`, { url: 'https://[::]/' }, tag)).status).toBe(422);
  });

  it('belongs to its organisation alone', async () => {
    const { id } = await register();
    const other = 'somebody-else';
    const change = { url: receiver.url };
    const asks: [string, string, unknown?][] = [
      ['GET', ''],
      ['PUT', '', change],
      ['DELETE', ''],
      ['POST', '/secret-rotation', {}],
      ['GET', '/deliveries'],
      ['POST', '/test'],
      ['POST', '/redeliveries', { from: 1 }],
    ];
    for (const [method, path, body] of asks) {
      const { status } = await call(method, `${endpoints}/${id}${path}`, body, { 'if-match': '"1"' }, other);
      expect([method, path, status]).toEqual([method, path, 404]);
    }
    expect((await call('GET', endpoints, undefined, {}, other)).body.items).toEqual([]);
  });

  it('waits while paused and then sends all that came, in order', async () => {
    const { id } = await register();
    const path = `${endpoints}/${id}`;
    expect((await call('PUT', path, { url: receiver.url, state: 'paused' })).status).toBe(428);
    const paused = await call('PUT', path, { url: receiver.url, state: 'paused' }, { 'if-match': '"1"' });
    expect(paused.body.state).toBe('paused');
    await tell(['a', 'a', 'a']);
    await service.app.get(WebhookDispatcher).round();
    expect(receiver.received).toEqual([]);
    expect(
      (await call('PUT', path, { url: receiver.url, state: 'active' }, { 'if-match': '"1"' })).status,
    ).toBe(412);
    await call('PUT', path, { url: receiver.url, state: 'active' }, { 'if-match': '"2"' });
    await eventually(() => receiver.received.length === 3);
    expect(receiver.sequences).toEqual([1, 2, 3]);
  });

  it('signs with old and new key while a rotation lasts', async () => {
    const { id, keys } = await register({ hmac: true });
    const rotated = (await call('POST', `${endpoints}/${id}/secret-rotation`, { overlapHours: 1 })).body;
    expect(rotated.keys).toHaveLength(4);
    expect(rotated.keys.filter(({ expiresAt }) => expiresAt !== undefined)).toHaveLength(2);
    const secrets = [keys, rotated.keys].map((set) => set.find(({ secret }) => secret)?.secret ?? '');
    expect(new Set(secrets).size).toBe(2);
    const test = await call('POST', `${endpoints}/${id}/test`);
    expect(test.body['outcome']).toBe('delivered');
    const [message] = receiver.received;
    for (const secret of secrets) {
      new Webhook(secret).verify(message?.body ?? '', message?.headers as Record<string, string>);
    }
    expect(String(message?.headers['webhook-signature']).match(/v1a,/g)).toHaveLength(2);
    await call('POST', `${endpoints}/${id}/secret-rotation`, { overlapHours: 0 });
    expect((await call('GET', `${endpoints}/${id}`)).body.keys).toHaveLength(2);
  });

  it('sends again one entry or a range with the same webhook-id, never beyond what it has passed', async () => {
    const { id } = await register();
    await tell(['a', 'b', 'c', 'd']);
    await eventually(async () => (await cursorOf(id)) === 4);
    const again = (body: unknown) => call('POST', `${endpoints}/${id}/redeliveries`, body);
    expect((await again({ from: 2, to: 3 })).body.entries).toBe(2);
    await eventually(() => receiver.received.length === 6);
    const idOf = new Map(
      receiver.received.slice(0, 4).map(({ json, id: message }) => [json.sequence, message]),
    );
    const resent = receiver.received.slice(4);
    expect(resent.map(({ json }) => json.sequence).sort()).toEqual([2, 3]);
    for (const { json, id: message } of resent) expect(message).toBe(idOf.get(json.sequence));
    for (const range of [{ from: 5 }, { from: 3, to: 2 }, { from: 1, to: 1_001 }]) {
      expect((await again(range)).body.code).toBe('webhook/range-refused');
    }
  });

  it('logs every request, newest first, by pages', async () => {
    const { id } = await register();
    await tell(Array.from({ length: 30 }, (_, place) => `s${place}`));
    await eventually(async () => (await cursorOf(id)) === 30);
    const first = (await call('GET', `${endpoints}/${id}/deliveries`)).body;
    expect(first.items).toHaveLength(25);
    const second = (await call('GET', first.next?.href ?? '')).body;
    expect(second.items).toHaveLength(5);
    expect(second.next).toBeUndefined();
    const sequences = [...first.items, ...second.items].map((item) => Number(item['sequence']));
    expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, place) => place + 1));
    expect(first.items[0]).toMatchObject({
      outcome: 'delivered',
      status: 204,
      attempt: 1,
      request: { method: 'POST', url: receiver.url },
    });
  });

  it('stops at once when it is removed', async () => {
    const { id } = await register();
    expect((await call('DELETE', `${endpoints}/${id}`)).status).toBe(204);
    await tell(['a']);
    await service.app.get(WebhookDispatcher).round();
    expect((await call('GET', `${endpoints}/${id}`)).status).toBe(404);
    expect(receiver.received).toEqual([]);
  });

  it('leaves big data in the feed and sends the link', async () => {
    await register();
    const big = { note: 'x'.repeat(25_000) };
    await room.db.transaction((tx) =>
      room.feed.append(tx, [
        {
          id: room.ids.next(),
          type: 'landport.filing.decided.v1',
          time: new Date(),
          subject: 's',
          data: JSON.stringify(big),
          traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
          organisations: [org],
        },
      ]),
    );
    await eventually(() => receiver.received.length === 1);
    const sent = JSON.parse(receiver.received[0]?.body ?? '{}') as { dataref: string; data?: unknown };
    expect(sent.data).toBeUndefined();
    expect((await call('GET', sent.dataref)).body['data']).toEqual(big);
  });
});
