import { createBus } from '@landport/messaging';
import type { EventBus } from '../../libs/messaging/src/bus/event-bus';
import { ports, Room } from './room';

/** On the log in PostgreSQL events go from outbox to log without passing through the process. */
describe('the relay of a bus in the same database', () => {
  let room: Room;
  beforeAll(async () => {
    room = await Room.open((name, url) =>
      createBus(name, { BUS: 'postgres', DATABASE_URL: url, KAFKA_BROKERS: '' }, ports),
    );
  });
  afterAll(() => room.close());

  const log = () =>
    room.db.query<{ key: string; offset: number; value: string; headers: string }>(
      `SELECT key, "offset", value, headers FROM bus.message WHERE topic = $1 ORDER BY partition, "offset"`,
      [room.topic],
    );
  const outbox = () =>
    room.db.query('SELECT stream_key AS key, data AS value, headers FROM outbox ORDER BY id');

  it('moves rows as they are, in order, and leaves none behind', async () => {
    await room.tell('a', 3);
    await room.tell('b', 2);
    const written = await outbox();
    expect(await room.relay().move()).toBe(5);
    expect(await outbox()).toEqual([]);
    const moved = await log();
    for (const key of ['a', 'b']) {
      const own = moved.filter((message) => message.key === key);
      const rows = written.filter((row) => row['key'] === key);
      expect(own.map(({ value, headers }) => ({ key, value, headers }))).toEqual(rows);
      expect(own.map(({ offset }) => offset)).toEqual(rows.map((_, index) => index));
    }
  });

  it('asks the database alone: nothing is published by way of the process', async () => {
    const bus: EventBus = room.anotherBus();
    const publish = jest.spyOn(bus, 'publish');
    await room.tell('c');
    expect(await room.relay(bus).move()).toBe(1);
    expect(publish).not.toHaveBeenCalled();
  });

  it('moves nothing when one event is of a topic that nobody created', async () => {
    await room.tell('d');
    await room.db.query(`UPDATE outbox SET topic = 'landport.nowhere.v1'`);
    await room.tell('e');
    const before = await log();
    await expect(room.relay().move()).rejects.toThrow('did not create');
    expect(await outbox()).toHaveLength(2);
    expect(await log()).toEqual(before);
  });
});
