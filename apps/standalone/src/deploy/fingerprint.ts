import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeployPlan } from './plans';

/**
 * A hash of all that a deploy would do in this month: the migrations, word for word, and what else decides.
 * The month is in it because partitions are made ahead by the month.
 */
export function fingerprintOf(plans: readonly DeployPlan[], now: Date, more: readonly string[]): string {
  const hash = createHash('sha256').update(now.toISOString().slice(0, 7));
  for (const word of more) hash.update(`\0${word}`);
  for (const { schema, migrations, monthTables = [] } of plans) {
    hash.update(`\0${schema}\0${monthTables.join()}`);
    for (const { folder } of migrations) {
      for (const file of readdirSync(folder).sort())
        hash.update(file).update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest('hex');
}
