import type { Spread } from './spread';

/** A line of the table: what was measured, what it came to, what was asked for. */
export interface Line {
  readonly what: string;
  readonly figures: Spread;
  readonly digits: number;
  readonly unit: string;
  /** Absent where nothing was asked for. */
  readonly target?: { readonly atLeast: number } | { readonly atMost: number };
}

const HEAD = ['', 'median', 'min', 'max', 'target', ''];

const isMet = ({ figures: { median }, target }: Line): boolean =>
  target === undefined || ('atLeast' in target ? median >= target.atLeast : median <= target.atMost);

function cellsOf(line: Line): string[] {
  const { what, figures, digits, unit, target } = line;
  const shown = (value: number): string => `${value.toFixed(digits)}${unit}`;
  const wanted =
    target === undefined
      ? ''
      : 'atLeast' in target
        ? `at least ${shown(target.atLeast)}`
        : `at most ${shown(target.atMost)}`;
  const verdict = target === undefined ? '' : isMet(line) ? 'met' : 'missed';
  return [what, shown(figures.median), shown(figures.min), shown(figures.max), wanted, verdict];
}

/** As Markdown, its columns aligned for a terminal too. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [HEAD, ...lines.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const written = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = written(widths.map((width) => '-'.repeat(width)));
  return [written(rows[0]!), rule, ...rows.slice(1).map(written)].join('\n');
}
