import type { SchemaPlan } from '@landport/platform';
import { join } from 'node:path';

/** Schema, migrations and month tables of customs-zone, for the deploy step. */
export const plan: SchemaPlan & { readonly monthTables: readonly string[] } = {
  schema: 'customs_zone',
  migrations: [
    { name: 'messaging_migrations', folder: join(__dirname, '../../../libs/messaging/migrations') },
    { name: 'http_migrations', folder: join(__dirname, '../../../libs/http/migrations') },
    { name: 'customs_zone_migrations', folder: join(__dirname, 'persistence/migrations') },
  ],
  monthTables: ['declaration', 'declaration_history', 'duty_assessment', 'assessment_step', 'liability_hold'],
};
