import { createBus, type EventBus } from '@landport/messaging';
import { createLogger, Database, SystemClock, SystemTimers } from '@landport/platform';
import { testDatabase, type TestDatabase } from '@landport/testing';
import { assertBusMayChange, busInUse, recordBus } from './bus-change';

const TOPIC = 'landport.filing.v1';

describe('a change of the bus', () => {
  let database: TestDatabase;
  let admin: Database;
  const open = (): Promise<EventBus> =>
    Promise.resolve(
      createBus(
        'test',
        { BUS: 'postgres', DATABASE_URL: database.adminUrl, KAFKA_BROKERS: '' },
        { clock: new SystemClock(), timers: new SystemTimers(), logger: createLogger('test', 'silent') },
      ),
    );

  beforeEach(async () => {
    database = await testDatabase('bus');
    admin = new Database({ url: database.adminUrl, pool: 2, name: 'test' });
    const bus = await open();
    await bus.createTopics([TOPIC]);
    await bus.stop();
  });
  afterEach(async () => {
    await admin.close();
    await database.drop();
  });

  async function publishOne(): Promise<void> {
    const bus = await open();
    const message = { topic: TOPIC, partition: 0, key: 'k', value: '{}', headers: '{}' };
    await admin.transaction((tx) => bus.publish([message], tx));
    await bus.stop();
  }

  it('is free where no bus was used before', async () => {
    await assertBusMayChange(admin, 'kafka', open);
    expect(await busInUse(admin)).toBeUndefined();
  });

  it('is refused in one line with the remedy while a service has events to take', async () => {
    await recordBus(admin, 'postgres');
    await publishOne();
    const change = assertBusMayChange(admin, 'kafka', open);
    await expect(change).rejects.toThrow(
      /^filing still has 1 events to take from the log in PostgreSQL: start on the log in PostgreSQL until .*$/,
    );
  });

  it('goes through once all services have taken all, and is remembered', async () => {
    await recordBus(admin, 'postgres');
    await publishOne();
    await admin.query(`INSERT INTO bus.group_offset SELECT unnest($1::text[]), $2, 0, 1`, [
      ['filing', 'customs-zone', 'notification'],
      TOPIC,
    ]);
    await assertBusMayChange(admin, 'kafka', open);
    await recordBus(admin, 'kafka');
    expect(await busInUse(admin)).toBe('kafka');
  });
});
