import { TestClock, testDatabase, TestTimers, type TestDatabase } from '@landport/testing';
import { DeliveryRoom } from '../../test/delivery-room';
import { eventually } from '../../test/eventually';
import { Receiver } from '../../test/receiver';
import { DeliveryRepository } from './delivery.repository';

interface Attempt {
  readonly outcome: string;
  readonly status: number | null;
  readonly fault: string | null;
  readonly sent_at: Date;
  readonly next_try_at: Date | null;
}

describe('delivery of webhooks', () => {
  let database: TestDatabase;
  let clock: TestClock;
  let timers: TestTimers;
  let room: DeliveryRoom;
  const receivers: Receiver[] = [];

  beforeEach(async () => {
    database = await testDatabase('notification');
    clock = new TestClock();
    timers = new TestTimers(clock);
    room = new DeliveryRoom(database.db, clock, timers);
  });

  afterEach(async () => {
    await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
    await room.close();
    await database.drop();
  });

  const open = async (manner?: Parameters<typeof Receiver.open>[0]) => {
    const receiver = await Receiver.open(manner);
    receivers.push(receiver);
    return receiver;
  };
  const attemptsAt = (endpointId: string) =>
    database.db.query<Attempt & Record<string, unknown>>(
      'SELECT * FROM delivery_attempt WHERE endpoint_id = $1 ORDER BY id',
      [endpointId],
    );
  const waitingAt = (endpointId: string) =>
    database.db.query<{ sequence: number; attempts: number; due_at: Date | null }>(
      'SELECT * FROM delivery_waiting WHERE endpoint_id = $1 ORDER BY sequence',
      [endpointId],
    );
  const cursorOf = async (endpointId: string) => (await room.endpoints.show('trader', endpointId)).cursor;

  it('pushes what comes after the registration, signed, with the trace of its event', async () => {
    const receiver = await open();
    await room.tell(['trader'], ['before']);
    const id = await room.register('trader', receiver.url);
    const { dispatcher, tails } = room.process();
    await dispatcher.round();
    await room.tell(['trader'], ['after']);
    await tails.pulse();
    await eventually(async () => (await cursorOf(id)) === 2);
    expect(receiver.received.map(({ json }) => json)).toEqual([
      expect.objectContaining({
        sequence: 2,
        subject: 'after',
        data: { subject: 'after' },
        traceId: 'a'.repeat(32),
      }),
    ]);
    expect(receiver.received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      'webhook-signature': expect.stringMatching(/^v1a,/),
    });
    expect(await attemptsAt(id)).toEqual([expect.objectContaining({ outcome: 'delivered', status: 204 })]);
  });

  it('sends only the types asked for and moves on past the others', async () => {
    const receiver = await open();
    const id = await room.register('trader', receiver.url, ['landport.filing.released.v1']);
    await room.tell(['trader'], ['a']);
    await room.tell(['trader'], ['b'], 'landport.filing.released.v1');
    await room.tell(['trader'], ['c', 'd']);
    await room.process().dispatcher.round();
    await eventually(async () => (await cursorOf(id)) === 4);
    expect(receiver.sequences).toEqual([2]);
  });

  it('tries 14 times over 5.9 days and then holds', async () => {
    const receiver = await open(() => ({ status: 500, body: 'out of order' }));
    const id = await room.register('trader', receiver.url);
    await room.tell(['trader'], ['a']);
    const start = clock.now();
    const { dispatcher } = room.process();
    for (let tries = 1; tries <= 14; tries += 1) {
      await dispatcher.round();
      await eventually(async () => (await waitingAt(id))[0]?.attempts === tries);
      const [waiting] = await waitingAt(id);
      if (waiting?.due_at) clock.set(waiting.due_at);
    }
    expect(await waitingAt(id)).toEqual([expect.objectContaining({ attempts: 14, due_at: null })]);
    clock.advance(30 * 86_400_000);
    await dispatcher.round();
    const attempts = await attemptsAt(id);
    expect(attempts.map(({ outcome }) => outcome)).toEqual([...Array<string>(13).fill('retrying'), 'held']);
    const days = ((attempts.at(-1)?.sent_at.getTime() ?? 0) - start.getTime()) / 86_400_000;
    expect(days).toBeCloseTo(5.946, 2);
    expect(new Set(receiver.received.map((each) => each.id)).size).toBe(1);
    expect(attempts[0]).toMatchObject({ status: 500, fault: 'answered 500', answer: 'out of order' });
  });

  it('lets one receiver that hangs slow down nobody', async () => {
    const hanging = await open(() => 'hang');
    const others = await Promise.all([open(), open(), open(), open()]);
    const hangingId = await room.register('trader', hanging.url);
    for (const { url } of others) await room.register('trader', url);
    const { dispatcher } = room.process();
    // More than fits into the window of one endpoint.
    for (let batch = 0; batch < 10; batch += 1) {
      await room.tell(
        ['trader'],
        Array.from({ length: 100 }, (_, place) => `filing ${batch}-${place}`),
      );
    }
    await dispatcher.round();
    await eventually(() => others.every(({ received }) => received.length === 1_000));
    expect(hanging.received).toHaveLength(16);
    expect(await attemptsAt(hangingId)).toEqual([]);
    expect(await cursorOf(hangingId)).toBe(0);

    await timers.advance(15_000);
    await eventually(async () => (await attemptsAt(hangingId)).length >= 16);
    const [first] = await attemptsAt(hangingId);
    expect(first).toMatchObject({ outcome: 'retrying', status: null, fault: 'no answer within 15 s' });
  });

  it('keeps the order of each subject: what follows a failure waits with it, other subjects go on', async () => {
    let isBroken = true;
    const receiver = await open(({ json }) => ({ status: isBroken && json.subject === 'a' ? 503 : 200 }));
    const id = await room.register('trader', receiver.url);
    const { dispatcher, tails } = room.process();
    await room.tell(['trader'], ['a', 'b', 'a', 'b', 'a']);
    await dispatcher.round();
    await eventually(async () => (await cursorOf(id)) === 5);
    expect(receiver.sequences).toEqual([1, 2, 4]);
    expect((await waitingAt(id)).map(({ sequence, attempts }) => [sequence, attempts])).toEqual([
      [1, 1],
      [3, 0],
      [5, 0],
    ]);
    await room.tell(['trader'], ['a', 'c']);
    await tails.pulse();
    await eventually(async () => (await cursorOf(id)) === 7);

    isBroken = false;
    clock.advance(5_000);
    await dispatcher.round();
    await eventually(async () => (await waitingAt(id)).length === 0);
    expect(receiver.sequences).toEqual([1, 2, 4, 7, 1, 3, 5, 6]);
  });

  it('sends again with the same webhook-id when the process was killed between sending and writing it down', async () => {
    const receiver = await open();
    const id = await room.register('trader', receiver.url);
    await room.tell(['trader'], ['a', 'b', 'c']);
    class Killed extends DeliveryRepository {
      override record(): Promise<void> {
        return new Promise(() => undefined);
      }
    }
    const killed = room.process(new Killed(database.db)).dispatcher;
    await killed.round();
    await eventually(() => receiver.received.length === 3);
    // Dead: it keeps no claim and writes nothing. Taken out of the room, for it cannot be stopped either.
    room = new DeliveryRoom(database.db, clock, timers);
    const { dispatcher } = room.process();
    await dispatcher.round();
    expect(receiver.received).toHaveLength(3);
    clock.advance(7_000);
    await dispatcher.round();
    await eventually(async () => (await cursorOf(id)) === 3);
    const ids = receiver.received.map((each) => each.id);
    expect(ids.slice(3).sort()).toEqual(ids.slice(0, 3).sort());
    expect(new Set(ids).size).toBe(3);
  });

  it('hears 429 with Retry-After, and 410 as the end', async () => {
    const busy = await open(() => ({ status: 429, headers: { 'retry-after': '120' } }));
    const gone = await open(() => ({ status: 410 }));
    const busyId = await room.register('trader', busy.url);
    const goneId = await room.register('trader', gone.url);
    const { dispatcher } = room.process();
    await room.tell(['trader'], ['a']);
    await dispatcher.round();
    await eventually(async () => (await waitingAt(busyId)).length === 1);
    expect((await waitingAt(busyId))[0]?.due_at).toEqual(new Date(clock.now().getTime() + 120_000));
    await eventually(async () => (await room.endpoints.show('trader', goneId)).state === 'disabled');
    await dispatcher.round();
    await room.tell(['trader'], ['b']);
    clock.advance(3_600_000);
    await dispatcher.round();
    await eventually(() => busy.received.length >= 2);
    expect(gone.received).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    const secret = await open();
    const redirecting = await open(() => ({ status: 302, headers: { location: secret.url } }));
    const id = await room.register('trader', redirecting.url);
    await room.tell(['trader'], ['a']);
    await room.process().dispatcher.round();
    await eventually(async () => (await waitingAt(id)).length === 1);
    expect((await attemptsAt(id))[0]).toMatchObject({ outcome: 'retrying', status: 302 });
    expect(secret.received).toEqual([]);
  });

  it('reads no more of an answer than it must', async () => {
    const flooding = await open(() => ({ status: 500, body: 'x'.repeat(50_000_000) }));
    const id = await room.register('trader', flooding.url);
    await room.tell(['trader'], ['a']);
    await room.process().dispatcher.round();
    await eventually(async () => (await attemptsAt(id)).length === 1);
    expect((await attemptsAt(id))[0]).toMatchObject({ status: 500, answer: 'x'.repeat(1_024) });
    await eventually(() => flooding.brokenOff === 1);
  });

  it('is done by one process at a time, and by another as soon as the first stops', async () => {
    const receiver = await open();
    await room.register('trader', receiver.url);
    const [one, other] = [room.process(), room.process()];
    await one.dispatcher.round();
    await other.dispatcher.round();
    await room.tell(['trader'], ['a']);
    await Promise.all([one.tails.pulse(), other.tails.pulse()]);
    await eventually(() => receiver.received.length === 1);
    await one.dispatcher.beforeApplicationShutdown();
    await other.dispatcher.round();
    await room.tell(['trader'], ['b']);
    await other.tails.pulse();
    await eventually(() => receiver.received.length === 2);
    expect(receiver.sequences).toEqual([1, 2]);
  });
});
