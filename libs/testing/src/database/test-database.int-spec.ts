import { Client } from 'pg';
import { testDatabase, type TestDatabase } from './test-database';

describe('a test database', () => {
  let first: TestDatabase;
  let second: TestDatabase;
  beforeAll(async () => {
    [first, second] = await Promise.all([testDatabase('notification'), testDatabase('notification')]);
  });
  afterAll(() => Promise.all([first.drop(), second.drop()]));

  it('signs in as the role of its service, on its schema', async () => {
    const [row] = await first.db.query('SELECT current_user AS role, current_schema() AS schema');
    expect(row).toEqual({ role: 'landport_notification', schema: 'notification' });
  });

  it('shares no row with another one', async () => {
    const mark = `INSERT INTO dead_message (id, group_name, topic, partition, "offset", headers, error, at)
                  VALUES (gen_random_uuid(), 'g', 't', 0, 0, '', '', '2026-01-01Z')`;
    await first.db.query(mark);
    const [row] = await second.db.query('SELECT count(*) AS n FROM dead_message');
    expect(row).toEqual({ n: 0 });
  });

  it('keeps a service out of the rows of another', async () => {
    const admin = new Client({ connectionString: first.adminUrl });
    await admin.connect();
    await admin.query('CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.secret (id int)');
    await admin.end();
    await expect(first.db.query('SELECT * FROM elsewhere.secret')).rejects.toThrow(/permission denied/);
  });
});
