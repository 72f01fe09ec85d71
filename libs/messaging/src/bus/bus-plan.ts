import { join } from 'node:path';
import type { SchemaPlan } from '@landport/platform';

/** The log in the database, nobody's and everybody's. */
export const busPlan: SchemaPlan & { readonly monthTables: readonly string[] } = {
  schema: 'bus',
  migrations: [{ name: 'bus_migrations', folder: join(__dirname, '../../bus-migrations') }],
  monthTables: ['message'],
};
