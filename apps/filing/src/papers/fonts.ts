import { readFileSync } from 'node:fs';
import { unpackWoff } from './unpack-woff';

export type Weight = 400 | 700;

const fonts = new Map<Weight, Buffer>();

/** Noto Sans SC, which has the letters of both languages. Unpacked when the first paper is drawn, and kept. */
export function fontOf(weight: Weight): Buffer {
  const kept = fonts.get(weight);
  if (kept !== undefined) return kept;
  const file = `@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`;
  const font = unpackWoff(readFileSync(require.resolve(file)));
  fonts.set(weight, font);
  return font;
}
