import { readFile } from 'node:fs/promises';

/** Files of swagger-ui-dist that the page needs, with their types; nothing else is served from it. */
export const ASSETS: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['favicon-32x32.png', 'image/png'],
]);

const kept = new Map<string, Promise<Buffer>>();

/** @param name  one of ASSETS */
export function readAsset(name: string): Promise<Buffer> {
  const known = kept.get(name) ?? readFile(require.resolve(`swagger-ui-dist/${name}`));
  kept.set(name, known);
  return known;
}
