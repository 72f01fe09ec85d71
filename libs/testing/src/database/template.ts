import { migrate, type SchemaPlan } from '@landport/platform';
import { Client } from 'pg';
import { databaseUrl } from './database-url';

export const TEMPLATE = 'landport_template';

/** Of every service's role in a test database. */
export const PASSWORD = 'landport';

/** Migrates all schemas once; every test database is a copy. */
export async function buildTemplate(adminUrl: string, plans: readonly SchemaPlan[]): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${TEMPLATE}`);
    for (const plan of plans) await migrate(databaseUrl(adminUrl, TEMPLATE), plan, PASSWORD);
  } finally {
    await admin.end();
  }
}
