import type { SchemaPlan } from '@landport/platform';
import { join } from 'node:path';

const libs = join(__dirname, '../../../libs');

/** What the deploy step makes for this service. */
export const plan: SchemaPlan & { readonly monthTables: readonly string[] } = {
  schema: 'air_transit',
  migrations: [
    { name: 'messaging_migrations', folder: join(libs, 'messaging/migrations') },
    { name: 'http_migrations', folder: join(libs, 'http/migrations') },
    { name: 'air_transit_migrations', folder: join(__dirname, 'persistence/migrations') },
  ],
  monthTables: ['message_envelope', 'status_event', 'lot_move'],
};
