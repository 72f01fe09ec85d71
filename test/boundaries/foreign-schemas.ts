import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sqlTextsOf } from './sql-texts';

/** The schema of each app that has one. `bus` belongs to libs/messaging and is nobody's. */
export const SCHEMAS: Readonly<Record<string, string>> = {
  'apps/filing/': 'filing',
  'apps/customs-zone/': 'customs_zone',
  'apps/air-transit/': 'air_transit',
  'apps/notification/': 'notification',
  'libs/messaging/': 'bus',
};

const ownerOf = (file: string): string | undefined =>
  Object.entries(SCHEMAS).find(([folder]) => file.startsWith(folder))?.[1];

/** Schemas that a file's statements name and that are not its own. */
export function foreignSchemasIn(file: string, text: string): string[] {
  const own = ownerOf(file);
  const foreign = Object.values(SCHEMAS).filter((schema) => schema !== own);
  const named = new RegExp(`(?<![\\w.$@/-])"?(${foreign.join('|')})"?\\s*\\.\\s*["a-z_?]`, 'gi');
  const path = /\bsearch_path\b/i;
  return (file.endsWith('.sql') ? [text.replace(/--.*$/gm, '')] : sqlTextsOf(text)).flatMap((sql) => [
    ...[...sql.matchAll(named)].map(([, schema]) => `${file} names ${schema}`),
    ...(path.test(sql) ? [`${file} sets search_path`] : []),
  ]);
}

/** Every file of apps and libraries that may hold SQL and runs in a service. */
export const sourcesOf = (root: string): { file: string; text: string }[] =>
  globSync('{apps,libs}/**/*.{ts,sql}', { cwd: root })
    .filter((file) => !/spec\.ts$|^libs\/(testing|platform)\/|^apps\/standalone\//.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
