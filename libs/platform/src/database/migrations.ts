import { Client } from 'pg';

/** SQL files named `<order>_<what>.sql`, each with `-- Up Migration`, applied once and in order within one schema. */
export interface MigrationSet {
  /** Name of the table that remembers what was applied. */
  readonly name: string;
  readonly folder: string;
}

export interface SchemaPlan {
  /** Schema and, with `landport_` before it, the role that runs on it: `filing` is run by `landport_filing`. */
  readonly schema: string;
  readonly migrations: readonly MigrationSet[];
}

export const roleOf = (schema: string): string => `landport_${schema}`;

/** The group role of everyone who may publish to and read from the bus. */
export const BUS_ROLE = 'landport_services';

/**
 * Creates schema, running role and tables of one service, as the migrating role. Safe to repeat.
 * The running role may read and write rows and nothing else; its search_path is its own schema.
 * @param adminUrl  a role that may create schemas and roles
 * @param password  given to the running role, so that the service can sign in
 */
export async function migrate(adminUrl: string, plan: SchemaPlan, password: string): Promise<void> {
  const { runner } = await import('node-pg-migrate');
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = roleOf(plan.schema);
    await client.query('SELECT pg_advisory_lock(715320)');
    for (const name of [BUS_ROLE, role]) {
      await client.query(
        `DO $$ BEGIN CREATE ROLE ${name}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
      );
    }
    const database = client.database ?? 'postgres';
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    await client.query(`GRANT ${BUS_ROLE} TO ${role}`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${plan.schema}`);
    await client.query(
      `ALTER ROLE ${role} IN DATABASE ${client.escapeIdentifier(database)} SET search_path = ${plan.schema}`,
    );
    await client.query(`GRANT USAGE ON SCHEMA ${plan.schema} TO ${role}`);
    await client.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${plan.schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
    );
    await client.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${plan.schema} GRANT USAGE, SELECT ON SEQUENCES TO ${role}`,
    );
    for (const set of plan.migrations) {
      await runner({
        dbClient: client,
        dir: set.folder,
        direction: 'up',
        schema: plan.schema,
        migrationsSchema: plan.schema,
        migrationsTable: set.name,
        noLock: true,
        verbose: false,
        log: () => undefined,
      });
    }
  } finally {
    await client.end();
  }
}
