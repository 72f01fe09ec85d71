import type { Cell, TableLine } from '../table/table';
import { numberText } from './cell-number';
import type { NumberFormat } from './number-formats';
import { refusedFor, type SheetRefused } from './sheet-refused';
import type { XmlHandler } from './xml-events';

/** As Excel itself allows. */
const MOST_CHARACTERS_A_CELL = 32_767;
/** More than any kind's members on a form. */
const MOST_COLUMNS = 1_000;
/**
 * Characters of a row, and of all rows, at most. A shared text is stored once and may stand in every cell: without
 * this, one megabyte of workbook would come to gigabytes of text.
 */
const MOST_CHARACTERS_A_ROW = 1024 * 1024;
const MOST_CHARACTERS = 64 * 1024 * 1024;

export interface SheetSources {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly since1904: boolean;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  isFormula: boolean;
  value: string;
}

/** Cells of a sheet as texts, row by row. Rows without cells are left out. */
export class SheetLines implements XmlHandler<TableLine> {
  private found: TableLine[] = [];
  private row = 0;
  private column = -1;
  private cells: (Cell | undefined)[] = [];
  private cell: OpenCell | undefined;
  private isValue = false;
  private inReading = false;
  private charactersOfRow = 0;
  private characters = 0;

  constructor(private readonly sources: SheetSources) {}

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') {
      this.row = rowNumber(attribute('r')) ?? this.row + 1;
      this.column = -1;
      this.cells = [];
      this.charactersOfRow = 0;
    } else if (name === 'c') {
      this.column = columnOf(attribute('r')) ?? this.column + 1;
      const [type, style] = [attribute('t') ?? 'n', Number(attribute('s') ?? 0)];
      this.cell = { column: this.column, type, style, isFormula: false, value: '' };
    } else if (name === 'f' && this.cell) this.cell.isFormula = true;
    else if (name === 'rPh') this.inReading = true;
    else if (name === 'v' || name === 't') this.isValue = !this.inReading;
  }

  text(text: string): void {
    if (this.isValue && this.cell && this.cell.value.length <= MOST_CHARACTERS_A_CELL)
      this.cell.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'rPh') this.inReading = false;
    else if (name === 'c' && this.cell) this.keep(this.cell);
    else if (name === 'row' && this.cells.length > 0) this.found.push({ row: this.row, cells: this.cells });
  }

  take(): TableLine[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }

  private keep(cell: OpenCell): void {
    this.cell = undefined;
    if (cell.column >= MOST_COLUMNS) throw tooWide(this.row);
    const kept = this.cellOf(cell);
    this.cells[cell.column] = kept;
    if (typeof kept === 'string') this.count(kept.length);
  }

  private count(characters: number): void {
    this.charactersOfRow += characters;
    this.characters += characters;
    if (this.charactersOfRow > MOST_CHARACTERS_A_ROW) throw tooLong(this.row);
    if (this.characters > MOST_CHARACTERS) throw tooMuch();
  }

  private cellOf({ type, style, isFormula, value }: OpenCell): Cell | undefined {
    const seen = value.slice(0, 100);
    if (isFormula) return { code: 'batch/formula-refused', value: seen };
    if (type === 'e') return { code: 'batch/cell-error', value: seen };
    if (value === '') return undefined;
    const { strings, formats, since1904 } = this.sources;
    if (type === 's') return bounded(strings[Number(value)]) ?? { code: 'batch/cell-error', value: seen };
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type !== 'n') return bounded(value);
    return (
      numberText(value, formats[style] ?? 'plain', since1904) ?? { code: 'batch/cell-error', value: seen }
    );
  }
}

const bounded = (text: string | undefined): Cell | undefined =>
  text !== undefined && text.length > MOST_CHARACTERS_A_CELL
    ? { code: 'batch/cell-too-long', value: text.slice(0, 100) }
    : text;

const tooWide = (row: number): SheetRefused =>
  refusedFor(
    'batch/too-many-columns',
    { en: `There are over ${MOST_COLUMNS} columns.`, zh: `超过 ${MOST_COLUMNS} 列。` },
    { sourcePath: `row ${row}` },
  );

const tooLong = (row: number): SheetRefused =>
  refusedFor(
    'batch/line-too-long',
    { en: `Row ${row} has over 1 MB.`, zh: `第 ${row} 行超过 1 MB。` },
    { sourcePath: `row ${row}` },
  );

const tooMuch = (): SheetRefused =>
  refusedFor('batch/archive-refused', {
    en: 'The sheet comes to over 64 MB of text.',
    zh: '工作表文本总量超过 64 MB。',
  });

const rowNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;

/** From 0: `B7` is 1. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `B` for 1. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + (column % 26));
}
