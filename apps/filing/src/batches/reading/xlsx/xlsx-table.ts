import type { Table, TableLine } from '../table/table';
import { lettersOf } from './sheet-lines';
import { SheetThread } from './sheet-thread';

/**
 * The first sheet that a workbook shows.
 * @throws UnreadableFile for a workbook that is not taken
 */
export async function xlsxTable(bytes: Buffer): Promise<Table> {
  const thread = new SheetThread(bytes);
  try {
    const told = await thread.next();
    const name = 'sheet' in told ? told.sheet : '';
    // As formulas write it.
    const sheet = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
    return {
      lines: linesOf(thread),
      cellAt: (row, column) => `${sheet}!${lettersOf(column)}${row}`,
      rowsAt: (first, last) => `${sheet}!${first}:${last}`,
    };
  } catch (error) {
    await thread.end();
    throw error;
  }
}

async function* linesOf(thread: SheetThread): AsyncGenerator<TableLine> {
  try {
    for (let told = await thread.next(); 'lines' in told; told = await thread.next()) yield* told.lines;
  } finally {
    await thread.end();
  }
}
