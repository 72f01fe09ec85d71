import { Database, SystemClock, SystemTimers } from '@landport/platform';
import { testDatabase, type TestDatabase } from '@landport/testing';
import { DeliveryRoom } from '../../test/delivery-room';
import { FeedTail } from './feed-tail';

describe('the feed', () => {
  let database: TestDatabase;
  let db: Database;
  let room: DeliveryRoom;

  beforeAll(async () => {
    database = await testDatabase('notification');
    db = new Database({ url: database.url, pool: 20, name: 'writers' });
    room = new DeliveryRoom(db, new SystemClock(), new SystemTimers());
  });

  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  const sequencesOf = async (organisation: string) =>
    (await room.feed.after(organisation, 0, 10_000)).map(({ sequence }) => sequence);
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

  it('numbers each organisation for itself, in the order of the events', async () => {
    await room.tell(['one', 'two'], ['a', 'b']);
    await room.tell(['two', 'two'], ['c']);
    const told = async (organisation: string) =>
      (await room.feed.after(organisation, 0, 10)).map(({ sequence, subject }) => `${sequence}${subject}`);
    expect(await told('one')).toEqual(['1a', '2b']);
    expect(await told('two')).toEqual(['1a', '2b', '3c']);
  });

  it('gives a number back when its batch is rolled back', async () => {
    await room.tell(['undone'], ['a']);
    const refused = db.transaction(async (tx) => {
      await room.feed.append(tx, [
        {
          id: room.ids.next(),
          type: 'landport.filing.decided.v1',
          time: new Date(),
          subject: 'b',
          data: '{}',
          traceparent: '',
          organisations: ['undone', 'never-told'],
        },
      ]);
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await room.tell(['undone'], ['c']);
    expect(await sequencesOf('undone')).toEqual([1, 2]);
    expect(await room.feed.end('never-told')).toBe(0);
  });

  it('leaves no gap and no number twice under 16 writers who roll back now and then', async () => {
    const everyone = ['zhu', 'wang', 'chen', 'li'];
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let round = 0; round < 12; round += 1) {
        // Each writer names the organisations in another order: taken so, their counters would deadlock.
        const order = everyone.map((_name, place) => everyone[(place + writer + round) % 4] ?? '');
        await room.tell(order, ['x', 'y', 'z']);
        if (round % 3 !== 0) continue;
        await db
          .transaction(async (tx) => {
            const entry = { id: room.ids.next(), type: 'landport.filing.decided.v1', time: new Date() };
            const rest = { subject: 's', data: '{}', traceparent: '', organisations: order };
            await room.feed.append(tx, [{ ...entry, ...rest }]);
            throw new Error('back');
          })
          .catch((error: Error) => expect(error.message).toBe('back'));
      }
    });
    await Promise.all(writers);
    for (const organisation of everyone) {
      expect(await sequencesOf(organisation)).toEqual(upTo(16 * 12 * 3));
    }
  });

  it('shows no later number before an earlier one is committed', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const telling = (subject: string) => ({
      id: room.ids.next(),
      type: 'landport.filing.decided.v1',
      time: new Date(),
      subject,
      data: '{}',
      traceparent: '',
      organisations: ['ordered'],
    });
    let appended: () => void = () => undefined;
    const isAppended = new Promise<void>((resolve) => (appended = resolve));
    const first = db.transaction(async (tx) => {
      await room.feed.append(tx, [telling('first')]);
      appended();
      await held;
    });
    await isAppended;
    const second = room.tell(['ordered'], ['second']);
    expect(await sequencesOf('ordered')).toEqual([]);
    release();
    await Promise.all([first, second]);
    const entries = await room.feed.after('ordered', 0, 10);
    expect(entries.map(({ sequence, subject }) => [sequence, subject])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
  });

  it('refuses an event that an organisation was told already', async () => {
    const telling = {
      id: room.ids.next(),
      type: 'landport.filing.decided.v1',
      time: new Date(),
      subject: 's',
      data: '{}',
      traceparent: '',
      organisations: ['once'],
    };
    await db.transaction((tx) => room.feed.append(tx, [telling]));
    await expect(db.transaction((tx) => room.feed.append(tx, [telling]))).rejects.toThrow(/duplicate key/);
  });

  it('is read once for all who follow its end, and by each for itself further back', async () => {
    await room.tell(['followed'], ['a', 'b']);
    let reads = 0;
    const counting = Object.assign(Object.create(room.feed), {
      after: (...place: Parameters<typeof room.feed.after>) => {
        reads += 1;
        return room.feed.after(...place);
      },
    }) as typeof room.feed;
    const tail = new FeedTail('followed', counting, 2);
    const { signal } = new AbortController();
    const followers = Array.from({ length: 50 }, () => tail.next(2, 10, signal));
    await room.tell(['followed'], ['c']);
    await tail.advance(3);
    for (const page of await Promise.all(followers))
      expect(page.map(({ subject }) => subject)).toEqual(['c']);
    expect(reads).toBe(1);
    expect((await tail.next(0, 10, signal)).map(({ subject }) => subject)).toEqual(['a', 'b', 'c']);
    expect(reads).toBe(2);
  });
});
