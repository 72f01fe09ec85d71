import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_FOLDER } from '../run/test-run';
import { isRequired, lackOf, type Means } from './lacks';

/**
 * A suite that needs what not every machine has. Where that is missing the suite is skipped and named with the
 * reason at the end of the run; where `LANDPORT_REQUIRE` insists on it, it fails.
 */
export function describeWhere(means: Means, name: string, suite: () => void): void {
  const lack = lackOf(means);
  if (lack === undefined) {
    describe(name, suite);
    return;
  }
  if (isRequired(means)) {
    describe(name, () => it(`has ${means}`, () => Promise.reject(new Error(lack))));
    return;
  }
  describe.skip(name, suite);
  const folder = process.env[RUN_FOLDER];
  if (folder !== undefined) {
    appendFileSync(join(folder, 'left-out.jsonl'), `${JSON.stringify({ name, reason: lack })}\n`);
  }
}
