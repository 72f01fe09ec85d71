import type { EventBus } from '../../libs/messaging/src/bus/event-bus';
import { onEachBus } from './buses';
import { Room } from './room';

const inOrder = (told: readonly { stream: string; sequence: number }[]): boolean => {
  const last = new Map<string, number>();
  return told.every(({ stream, sequence }) => {
    const isNext = sequence === (last.get(stream) ?? 0) + 1;
    last.set(stream, sequence);
    return isNext;
  });
};

onEachBus('the backbone', (factory) => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open(await factory());
  });
  afterEach(() => room.close());

  it('brings what was written with a change, and nothing of a change that was rolled back', async () => {
    room.startRelay();
    await room.reader('readers');
    await room.tell('a', 2);
    const refusal = room.tell('a', 1, undefined, () => Promise.reject(new Error('the change fails')));
    await expect(refusal).rejects.toThrow('the change fails');
    await room.tell('a', 1);
    await room.untilTold('readers', 3);
    expect(await room.told('readers')).toEqual([1, 2, 3].map((sequence) => ({ stream: 'a', sequence })));
  });

  it('keeps the order of every stream with 16 writers and two relays, and loses none', async () => {
    const streams = Array.from({ length: 24 }, (_, n) => `stream ${n}`);
    room.startRelay();
    const second: EventBus = room.anotherBus();
    room.startRelay(second);
    await room.reader('readers');
    const writer = async (n: number): Promise<void> => {
      for (let i = 0; i < 40; i += 1) await room.tell(streams[(n * 7 + i) % streams.length]!, 1 + (i % 3));
    };
    await Promise.all(Array.from({ length: 16 }, (_, n) => writer(n)));
    const [{ written }] = (await room.db.query<{ written: number }>(
      'SELECT sum(last_sequence)::int AS written FROM stream',
    )) as [{ written: number }];
    await room.untilTold('readers', written);
    const told = await room.told('readers');
    expect(told).toHaveLength(written);
    expect(inOrder(told)).toBe(true);
  });

  it('changes nothing when a topic is replayed from its first message', async () => {
    room.startRelay();
    const reader = await room.reader('readers');
    for (const stream of ['a', 'b', 'c']) await room.tell(stream, 20);
    await room.untilTold('readers', 60);
    await reader.stop();
    const before = await room.told('readers');
    await room.until(async () => (await lagOf(room, 'readers')) === 0);
    await room.bus.rewind('readers', [room.topic]);
    expect(await lagOf(room, 'readers')).toBe(60);
    await room.reader('readers');
    await room.until(async () => (await lagOf(room, 'readers')) === 0);
    expect(await room.told('readers')).toEqual(before);
  });

  it('leaves nothing of a handler that fails, parks its event, halts its stream and no other', async () => {
    room.startRelay();
    let isPoisonous = true;
    const react = async (event: { streamKey: string; sequence: number }): Promise<void> => {
      if (isPoisonous && event.streamKey === 'poisoned' && event.sequence === 2) throw new Error('poison');
    };
    await room.reader('readers', react);
    await room.tell('poisoned', 4);
    await room.tell('healthy', 3);
    await room.untilTold('readers', 4);
    await room.until(async () => (await parked(room)).length === 3);
    expect(new Set(await room.told('readers'))).toEqual(
      new Set([
        { stream: 'poisoned', sequence: 1 },
        ...[1, 2, 3].map((sequence) => ({ stream: 'healthy', sequence })),
      ]),
    );
    expect(await parked(room)).toEqual([
      { sequence: 2, attempts: 1, isHead: true, error: 'poison' },
      { sequence: 3, attempts: 0, isHead: false, error: 'an earlier event of its stream is parked' },
      { sequence: 4, attempts: 0, isHead: false, error: 'an earlier event of its stream is parked' },
    ]);

    isPoisonous = false;
    const worker = room.retryWorker('readers', react);
    await room.until(async () => {
      await worker.retryOne();
      return (await parked(room)).length === 0;
    });
    const poisoned = (await room.told('readers')).filter(({ stream }) => stream === 'poisoned');
    expect(poisoned.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    await room.tell('poisoned', 1);
    await room.untilTold('readers', 8);
  });

  it('lets a stopped group catch up while it delays nobody', async () => {
    room.startRelay();
    const slow = await room.reader('slow');
    await room.reader('quick');
    await room.tell('a', 1);
    await room.untilTold('slow', 1);
    await slow.stop();
    await room.tell('a', 30);
    await room.untilTold('quick', 31);
    expect(await room.told('slow')).toHaveLength(1);
    expect(await lagOf(room, 'slow')).toBe(30);
    await room.reader('slow');
    await room.untilTold('slow', 31);
    expect(inOrder(await room.told('slow'))).toBe(true);
  });

  it('keeps bytes that nobody can read, and goes on', async () => {
    await room.reader('readers');
    await room.db.transaction((tx) =>
      room.bus.publish(
        [{ topic: room.topic, partition: 0, key: 'x', value: '{"no', headers: '{"ce_id":"1"}' }],
        tx,
      ),
    );
    room.startRelay();
    await room.tell('a', 1);
    await room.untilTold('readers', 1);
    await room.until(async () => (await room.db.query('SELECT FROM dead_message')).length === 1);
    const [dead] = await room.db.query<{ value: Buffer; error: string }>(
      'SELECT value, error FROM dead_message',
    );
    expect(dead?.value.toString()).toBe('{"no');
    expect(dead?.error).toBe('header ce_sequence is missing');
  });

  it('refuses to publish to a topic that the deploy step did not make', async () => {
    const publishing = room.db.transaction((tx) =>
      room.bus.publish(
        [{ topic: 'landport.nowhere.v1', partition: 0, key: 'x', value: '{}', headers: '{}' }],
        tx,
      ),
    );
    await expect(publishing).rejects.toThrow();
  });

  it('hands a dead member’s partitions to another', async () => {
    room.startRelay();
    const first = await room.reader('readers');
    await room.tell('a', 3);
    await room.untilTold('readers', 3);
    const other = room.anotherBus();
    await room.reader('readers', undefined, other);
    await first.stop();
    await room.tell('a', 3);
    await room.untilTold('readers', 6);
    expect(inOrder(await room.told('readers'))).toBe(true);
  });
});

const lagOf = async (room: Room, group: string): Promise<number> =>
  (await room.bus.lag(group, [room.topic])).reduce((sum, { messages }) => sum + messages, 0);

const parked = (room: Room): Promise<Record<string, unknown>[]> =>
  room.db.query(
    'SELECT sequence, attempts, due_at IS NOT NULL AS "isHead", error FROM parked_event ORDER BY sequence',
  );
