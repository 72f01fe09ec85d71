/** What stands in a cell: its text, or why it is not taken. */
export type Cell = string | RefusedCell;

export interface RefusedCell {
  readonly code: 'batch/formula-refused' | 'batch/cell-error' | 'batch/cell-too-long';
  readonly value: string;
}

export interface TableLine {
  /** As a spreadsheet numbers it, from 1. */
  readonly row: number;
  /** Of the text file, where a quoted cell may span several. */
  readonly line?: number;
  readonly cells: readonly (Cell | undefined)[];
}

/** CSV and XLSX, once cells are texts. */
export interface Table {
  /** Its first line is the heading. */
  readonly lines: AsyncGenerator<TableLine>;
  /** A cell in the words of the format. @param column  from 0 @param header  as written in its heading */
  cellAt(row: number, column: number, header: string): string;
  rowsAt(first: number, last: number): string;
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (typeof cell === 'string' && cell.trim() === '');

export const charactersOf = ({ cells }: TableLine): number =>
  cells.reduce((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
