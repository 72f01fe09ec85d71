import { ParkedEvents } from '../../libs/messaging/src/operations/parked-events';
import { onEachBus } from './buses';
import { ports, Room } from './room';

const GROUP = 'filing';
const ACT = { reason: 'seen with the zone', actor: 'landport-operations' };

onEachBus('an operator', (factory) => {
  let room: Room;
  let parked: ParkedEvents;
  let isPoisonous: boolean;
  const react = async (event: { sequence: number }): Promise<void> => {
    if (isPoisonous && event.sequence === 2) throw new Error('poison');
  };

  beforeEach(async () => {
    isPoisonous = true;
    room = await Room.open(await factory());
    parked = new ParkedEvents(GROUP, room.db, ports.ids, ports.clock);
    room.startRelay();
    await room.reader(GROUP, react);
    await room.tell('a', 3);
    await room.until(async () => (await parked.list()).length === 2);
  });
  afterEach(() => room.close());

  const sequences = async (): Promise<number[]> => (await room.told(GROUP)).map(({ sequence }) => sequence);
  const idOf = async (sequence: number): Promise<string> =>
    (await parked.list()).find((event) => event.sequence === sequence)!.id;
  const audit = (): Promise<Record<string, unknown>[]> =>
    room.db.query('SELECT action, reason, actor, event FROM parked_event_audit');

  it('sees the event that was refused and the one behind it', async () => {
    expect(await parked.list()).toMatchObject([
      { service: GROUP, sequence: 2, error: 'poison', attempts: 1 },
      { service: GROUP, sequence: 3, attempts: 0, dueAt: null },
    ]);
  });

  it('has the head tried again at once, and the stream goes on', async () => {
    isPoisonous = false;
    expect(await parked.retry(await idOf(2), ACT)).toBe(true);
    const worker = room.retryWorker(GROUP, react);
    while (await worker.retryOne());
    expect(await sequences()).toEqual([1, 2, 3]);
    expect(await parked.list()).toEqual([]);
    expect(await audit()).toMatchObject([{ action: 'retry', ...ACT }]);
  });

  it('leaves the head out, kept whole in the audit, and the stream goes on behind it', async () => {
    expect(await parked.skip(await idOf(2), ACT)).toBe(true);
    const worker = room.retryWorker(GROUP, react);
    while (await worker.retryOne());
    expect(await sequences()).toEqual([1, 3]);
    const [entry] = await audit();
    expect(entry).toMatchObject({ action: 'skip', ...ACT });
    expect(JSON.parse(String(entry!['event']))).toMatchObject({ sequence: 2, data: { n: 2 } });
  });

  it('cannot touch an event that waits behind another', async () => {
    expect(await parked.skip(await idOf(3), ACT)).toBe(false);
    expect(await parked.retry(await idOf(3), ACT)).toBe(false);
    expect(await audit()).toEqual([]);
  });

  it('finds a stream halted for good when its attempts are used up, until a retry is asked for', async () => {
    const worker = room.retryWorker(GROUP, react);
    for (let attempt = 1; attempt < 7; attempt += 1) {
      await room.db.query('UPDATE parked_event SET due_at = $1 WHERE due_at IS NOT NULL', [new Date(0)]);
      await worker.retryOne();
    }
    expect(await parked.list()).toMatchObject([{ sequence: 2, attempts: 6, dueAt: null }, { sequence: 3 }]);
    expect(await worker.retryOne()).toBe(false);
    isPoisonous = false;
    await parked.retry(await idOf(2), ACT);
    expect(await worker.retryOne()).toBe(true);
    expect(await sequences()).toEqual([1, 2]);
  });
});
