import type { SchemaPlan } from '@landport/platform';
import { join } from 'node:path';
import { archiveMonths } from './archive-months/archive-months';

/** What the deploy step creates for the filing service. */
export const plan = {
  schema: 'filing',
  migrations: [
    { name: 'messaging_migrations', folder: join(__dirname, '../../../libs/messaging/migrations') },
    { name: 'http_migrations', folder: join(__dirname, '../../../libs/http/migrations') },
    { name: 'filing_migrations', folder: join(__dirname, 'persistence/migrations') },
  ],
  monthTables: ['filing_version', 'history'],
  archive: archiveMonths,
} satisfies SchemaPlan & Readonly<Record<string, unknown>>;
