import { busPlan } from '../../libs/messaging/src';
import type { SchemaPlan } from '../../libs/platform/src';
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The bus and every service that has a schema, found by `apps/<app>/src/<app>.plan.ts`. */
export function findPlans(root: string): SchemaPlan[] {
  const apps = globSync(join(root, 'apps/*'))
    .map((app) => join(app, 'src', `${basename(app)}.plan.ts`))
    .filter((file) => existsSync(file))
    .map((file) => (require(file) as { plan: SchemaPlan }).plan);
  return [busPlan, ...apps];
}
