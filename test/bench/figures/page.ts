import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

/** Puts a run's figures between the markers of a page and leaves the rest of it as it is. */
export function writeFigures(page: string, figures: string): void {
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from === -1 || to < from) throw new Error(`${page} has no place for figures`);
  writeFileSync(page, `${text.slice(0, from)}${BEGIN}\n\n${figures.trim()}\n\n${text.slice(to)}`);
}
