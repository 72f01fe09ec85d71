import type { SchemaPlan } from '@landport/platform';
import { join } from 'node:path';

const libs = join(__dirname, '../../../libs');

/** What the deploy step makes for this service. */
export const plan: SchemaPlan & { readonly monthTables: readonly string[] } = {
  schema: 'notification',
  migrations: [
    { name: 'messaging_migrations', folder: join(libs, 'messaging/migrations') },
    { name: 'http_migrations', folder: join(libs, 'http/migrations') },
    { name: 'notification_migrations', folder: join(__dirname, 'persistence/migrations') },
  ],
  monthTables: ['feed_entry', 'delivery_attempt'],
};
