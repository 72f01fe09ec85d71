import type { Fact } from '@landport/domain';
import {
  createLogger,
  Database,
  migrate,
  SystemClock,
  SystemTimers,
  UuidV7Ids,
  type Sql,
  type Tx,
} from '@landport/platform';
import { databaseUrl, testDatabase, type TestDatabase } from '@landport/testing';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { EventBus, Subscription } from '../../libs/messaging/src/bus/event-bus';
import type { Reaction } from '../../libs/messaging/src/inbox/dispatch';
import { Inbox } from '../../libs/messaging/src/inbox/inbox';
import { Outbox } from '../../libs/messaging/src/outbox/outbox';
import { RetryWorker } from '../../libs/messaging/src/parking/retry-worker';
import type { EventContext, ReceivedEvent } from '../../libs/messaging/src/received-event';
import { Relay } from '../../libs/messaging/src/relay/relay';

/** Opens the bus under test for one member, on the room's own database where it lives in one. */
export type BusFactory = (name: string, url: string) => EventBus;

export const ports = {
  clock: new SystemClock(),
  timers: new SystemTimers(),
  ids: new UuidV7Ids(),
  logger: createLogger('test', 'silent'),
};

export const TRACE = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, correlationId: 'test' };

/** A service of the smallest kind: a table of facts it was told, a table of streams it tells of. */
export class Room {
  readonly topic = `landport.test-${randomBytes(4).toString('hex')}.v1`;
  readonly outbox = new Outbox('room', ports.ids, ports.clock);
  private readonly open: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly db: Database,
    readonly url: string,
    private readonly busFactory: BusFactory,
    readonly bus: EventBus,
  ) {}

  static async open(busFactory: BusFactory): Promise<Room> {
    const database = await testDatabase('bus');
    const migrations = join(__dirname, '../../libs/messaging/migrations');
    await migrate(
      database.adminUrl,
      { schema: 'room', migrations: [{ name: 'm', folder: migrations }] },
      'room',
    );
    const url = databaseUrl(
      database.adminUrl,
      new URL(database.adminUrl).pathname.slice(1),
      'landport_room',
      'room',
    );
    const admin = new Database({ url: database.adminUrl, pool: 1, name: 'admin' });
    await admin.query(
      'CREATE TABLE room.stream (key text PRIMARY KEY, last_sequence bigint NOT NULL DEFAULT 0)',
    );
    await admin.query(
      'CREATE TABLE room.told (id bigint GENERATED ALWAYS AS IDENTITY, grp text, stream text, sequence bigint, data text)',
    );
    await admin.close();
    const bus = busFactory('room', url);
    const db = new Database({ url, pool: 24, name: 'room' });
    const room = new Room(database, db, url, busFactory, bus);
    await bus.createTopics([room.topic]);
    return room;
  }

  /** Another member of the same service. */
  anotherBus(): EventBus {
    const bus = this.busFactory('room', this.url);
    this.open.push(bus);
    return bus;
  }

  relay(bus: EventBus = this.bus): Relay {
    const database = new Database({ url: this.url, pool: 2, name: 'relay' });
    const relay = new Relay({ service: 'room', database, bus, ...ports });
    this.open.unshift({ stop: () => relay.stop().then(() => database.close()) });
    return relay;
  }

  startRelay(bus?: EventBus): Relay {
    const relay = this.relay(bus);
    relay.start();
    this.outbox.wake = () => relay.hurry();
    return relay;
  }

  /** Tells `count` further facts of a stream, its row locked as an aggregate's is. */
  async tell(
    stream: string,
    count = 1,
    type = 'landport.test.told.v1',
    after?: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [row] = await tx.query<{ last_sequence: number }>(
        `INSERT INTO stream VALUES ($1, $2)
         ON CONFLICT (key) DO UPDATE SET last_sequence = stream.last_sequence + $2 RETURNING last_sequence`,
        [stream, count],
      );
      const first = row!.last_sequence - count + 1;
      const facts: Fact[] = Array.from({ length: count }, (_, index) => ({
        type,
        topic: this.topic,
        subject: stream,
        streamKey: stream,
        sequence: first + index,
        data: { stream, n: first + index },
      }));
      await this.outbox.append(tx, facts, TRACE);
      await after?.(tx);
    });
  }

  inbox(group: string, reactions: ReadonlyMap<string, Reaction>): Inbox {
    return new Inbox({ group, database: this.db, reactions, ...ports });
  }

  /** A group that writes down what it is told; `react` may do more, or refuse. */
  async reader(
    group: string,
    react: (event: ReceivedEvent, tx: Sql) => Promise<void> = async () => undefined,
    bus: EventBus = this.bus,
  ): Promise<Subscription> {
    const inbox = this.inbox(group, this.writingDown(group, react));
    const subscription = await bus.subscribe(group, [this.topic], (messages) => inbox.handle(messages));
    this.open.unshift(subscription);
    return subscription;
  }

  retryWorker(group: string, react: (event: ReceivedEvent, tx: Sql) => Promise<void>): RetryWorker {
    return new RetryWorker({ group, database: this.db, reactions: this.writingDown(group, react), ...ports });
  }

  writingDown(group: string, react: (event: ReceivedEvent, tx: Sql) => Promise<void>): Map<string, Reaction> {
    const run = async (events: readonly ReceivedEvent[], { tx }: EventContext): Promise<void> => {
      for (const event of events) {
        await tx.query('INSERT INTO told (grp, stream, sequence, data) VALUES ($1, $2, $3, $4)', [
          group,
          event.streamKey,
          event.sequence,
          JSON.stringify(event.data),
        ]);
        await react(event, tx);
      }
    };
    return new Map([['landport.test.told.v1', { handler: run, isBatch: true, run }]]);
  }

  /** What a group wrote down, in the order in which it did. */
  async told(group: string): Promise<{ stream: string; sequence: number }[]> {
    return this.db.query('SELECT stream, sequence FROM told WHERE grp = $1 ORDER BY id', [group]);
  }

  async until(holds: () => Promise<boolean>, seconds = 20): Promise<void> {
    const end = Date.now() + seconds * 1_000;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error('waited in vain');
      await ports.timers.sleep(20);
    }
  }

  async untilTold(group: string, count: number): Promise<void> {
    await this.until(async () => (await this.told(group)).length >= count);
  }

  async close(): Promise<void> {
    for (const each of this.open) await each.stop();
    await this.bus.stop();
    await this.db.close();
    await this.database.drop();
  }
}
