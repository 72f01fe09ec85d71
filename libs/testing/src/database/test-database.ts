import { Database, roleOf } from '@landport/platform';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { askRun } from '../run/ask-run';
import { databaseUrl } from './database-url';
import { PASSWORD, TEMPLATE } from './template';

export interface TestDatabase {
  /** Signed in as the role of the schema asked for, with its search_path. */
  readonly db: Database;
  readonly url: string;
  /** Of the superuser, to the same database. */
  readonly adminUrl: string;
  /** For the role of another service's schema, in the same database. */
  urlOf(schema: string): string;
  /** Closes `db` and drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** A fresh database of its own with the bus and every service's schema, for one service to run on. */
export async function testDatabase(schema: string): Promise<TestDatabase> {
  const { adminUrl: server } = await askRun<{ adminUrl: string }>('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`);
    // A role's settings belong to a database and are not copied with it.
    await admin.query(
      `DO $$ DECLARE s record; BEGIN
         FOR s IN SELECT setrole::regrole AS role, setting FROM pg_db_role_setting
                    JOIN pg_database ON pg_database.oid = setdatabase, unnest(setconfig) AS setting
                   WHERE datname = '${TEMPLATE}'
         LOOP EXECUTE format('ALTER ROLE %s IN DATABASE ${name} SET %s', s.role, s.setting); END LOOP;
       END $$`,
    );
  });
  const urlOf = (of: string): string => databaseUrl(server, name, roleOf(of), PASSWORD);
  const db = new Database({ url: urlOf(schema), pool: 10, name: `test of ${schema}` });
  return {
    db,
    url: urlOf(schema),
    adminUrl: databaseUrl(server, name),
    urlOf,
    drop: async () => {
      await db.close();
      await asAdmin(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function asAdmin(url: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
