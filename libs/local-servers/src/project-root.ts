import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout, from sources and from `dist` alike. */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
