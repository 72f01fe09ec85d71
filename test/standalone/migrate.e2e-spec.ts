import { startPostgres, type PostgresServer } from '@landport/local-servers';
import { databaseUrl, startSource } from '@landport/testing';
import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { newFolder } from './open-window';

const PASSWORDS = {
  FILING_PASSWORD: 'of filing',
  CUSTOMS_ZONE_PASSWORD: 'of customs-zone',
  AIR_TRANSIT_PASSWORD: 'of air-transit',
  NOTIFICATION_PASSWORD: 'of notification',
};

describe('the deploy step', () => {
  const folder = newFolder();
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres({ dataFolder: folder, fsync: false });
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  });

  const migrate = (env: NodeJS.ProcessEnv) => startSource('apps/standalone/src/migrate.ts', [], env);

  async function rows(url: string, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('names every variable that is missing', async () => {
    const step = migrate({});
    expect(await step.ended).toBe(1);
    for (const name of ['MIGRATION_DATABASE_URL', ...Object.keys(PASSWORDS)]) {
      expect(step.lines.join('\n')).toContain(name);
    }
  });

  it('makes schemas, roles, partitions and topics, and may be run again', async () => {
    for (let run = 0; run < 2; run += 1) {
      const step = migrate({ MIGRATION_DATABASE_URL: postgres.url, ...PASSWORDS });
      expect([await step.ended, step.lines.join('\n')]).toEqual([0, expect.any(String)]);
    }
    const asFiling = databaseUrl(postgres.url, 'postgres', 'landport_filing', 'of filing');
    expect(await rows(asFiling, 'SELECT current_schema() AS schema, count(*)::int AS n FROM outbox')).toEqual(
      [{ schema: 'filing', n: 0 }],
    );
    expect(await rows(asFiling, 'SELECT count(DISTINCT topic)::int AS topics FROM bus.partition')).toEqual([
      { topics: 3 },
    ]);
    // This month, thirteen to come, and the one for what falls outside.
    const partitions = "SELECT count(*)::int AS n FROM pg_inherits WHERE inhparent = 'bus.message'::regclass";
    expect(await rows(postgres.url, partitions)).toEqual([{ n: 15 }]);
  });

  it('gives a service no right to change its tables, nor to see those of another', async () => {
    const asFiling = databaseUrl(postgres.url, 'postgres', 'landport_filing', 'of filing');
    await expect(rows(asFiling, 'ALTER TABLE outbox ADD COLUMN more int')).rejects.toThrow(/must be owner/);
    await expect(rows(asFiling, 'SELECT * FROM notification.outbox')).rejects.toThrow(/permission denied/);
  });
});
