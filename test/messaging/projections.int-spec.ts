import { rebuildProjection } from '@landport/messaging';
import { onEachBus } from './buses';
import { Room } from './room';

const STREAMS = ['a', 'b', 'c', 'unreadable'];

onEachBus('a projection that is emptied and rebuilt', (factory) => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open(await factory());
    room.startRelay();
    for (const stream of STREAMS) await room.tell(stream, 20);
  });
  afterEach(() => room.close());

  const refuse = async ({ streamKey, sequence }: { streamKey: string; sequence: number }): Promise<void> => {
    if (streamKey === 'unreadable' && sequence === 5) throw new Error('nobody can make sense of this');
  };
  const rowsOf = (group: string) =>
    room.db.query('SELECT stream, sequence, data FROM told WHERE grp = $1 ORDER BY stream, sequence', [
      group,
    ]);
  const parkedOf = (group: string) =>
    room.db.query('SELECT stream_key, sequence FROM parked_event WHERE group_name = $1 ORDER BY sequence', [
      group,
    ]);
  const marksOf = (group: string) =>
    room.db.query('SELECT stream_key, sequence FROM watermark WHERE group_name = $1 ORDER BY stream_key', [
      group,
    ]);
  const caughtUp = (group: string) =>
    room.until(async () => (await room.bus.lag(group, [room.topic])).every(({ messages }) => messages === 0));
  const learnt = async (group: string) => {
    const reader = await room.reader(group, refuse);
    // 20 of each sound stream, and of the other the four before the one that is parked.
    await room.untilTold(group, 64);
    await caughtUp(group);
    await reader.stop();
    return { rows: await rowsOf(group), parked: await parkedOf(group), marks: await marksOf(group) };
  };
  const rebuild = (group: string) =>
    rebuildProjection({
      bus: room.bus,
      database: room.db,
      group,
      topics: [room.topic],
      empty: async (tx) => void (await tx.query('DELETE FROM told WHERE grp = $1', [group])),
    });

  it('has the same rows as before, and nobody else’s are touched', async () => {
    const before = await learnt('readers');
    const others = await learnt('others');
    expect([before.rows.length, before.parked.length]).toEqual([64, 16]);

    await rebuild('readers');
    expect([await rowsOf('readers'), await parkedOf('readers'), await marksOf('readers')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(await learnt('readers')).toEqual(before);
    expect([await rowsOf('others'), await marksOf('others')]).toEqual([others.rows, others.marks]);
  });

  it('is whole again when what emptied it was cut off, and it is asked for once more', async () => {
    const before = await learnt('readers');
    const cutOff = rebuildProjection({
      bus: room.bus,
      database: room.db,
      group: 'readers',
      topics: [room.topic],
      empty: async (tx) => {
        await tx.query('DELETE FROM told');
        throw new Error('the power goes');
      },
    });
    await expect(cutOff).rejects.toThrow('the power goes');
    expect(await learnt('readers')).toEqual(before);
    await rebuild('readers');
    expect(await learnt('readers')).toEqual(before);
  });
});
