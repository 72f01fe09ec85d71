import { unreadable, type UnreadableFile } from '../batch-faults';
import { MOST_ROWS, type BatchRow } from '../batch-row';
import { columnsOf, type RowKind } from './columns';
import { FilingOfLines } from './filing-of-lines';
import { charactersOf, isBlank, type Table, type TableLine } from './table';

/** Lines that one filing may have. */
const MOST_LINES_A_FILING = 2_000;
/** And characters in all of them. */
const MOST_CHARACTERS_A_FILING = 4 * 1024 * 1024;

/** Below the heading a template explains its columns in a line that begins so. */
export const TITLES_MARK = '# ';

/** @throws UnreadableFile for a table without heading, or with a faulty one */
export async function* tableRows(
  table: Table,
  kind: string | undefined,
  kindOf: (name: string) => RowKind | undefined,
): AsyncGenerator<BatchRow> {
  try {
    yield* rowsBelow(table, kind, kindOf);
  } finally {
    await table.lines.return(undefined);
  }
}

async function* rowsBelow(
  table: Table,
  kind: string | undefined,
  kindOf: (name: string) => RowKind | undefined,
): AsyncGenerator<BatchRow> {
  const heading = await table.lines.next();
  if (heading.done) throw unreadable('batch/empty', { en: 'The file has no rows.', zh: '文件没有任何行。' });
  const columns = columnsOf(table, heading.value, kind === undefined ? undefined : kindOf(kind));
  const referenceIn = ({ cells }: TableLine): string => {
    const cell = cells[columns.reference.index];
    return typeof cell === 'string' ? cell : '';
  };
  const sources = { table, columns, kindOf, kind };
  let number = 0;
  let open: TableLine[] = [];
  let characters = 0;
  const close = (): BatchRow => {
    number += 1;
    const row = new FilingOfLines(number, open, sources);
    open = [];
    return row;
  };
  let isFirst = true;
  for await (const line of table.lines) {
    const isTitles = isFirst && startsWithMark(line);
    isFirst = false;
    if (isTitles || line.cells.every(isBlank)) continue;
    const reference = referenceIn(line);
    const continues =
      columns.gathers &&
      open[0] !== undefined &&
      (reference.trim() === '' || reference === referenceIn(open[0]));
    if (open.length > 0 && !continues) yield close();
    characters = (open.length === 0 ? 0 : characters) + charactersOf(line);
    open.push(line);
    if (open.length > MOST_LINES_A_FILING || characters > MOST_CHARACTERS_A_FILING)
      throw tooManyLines(table.rowsAt(open[0]!.row, line.row));
    if (number > MOST_ROWS) return;
  }
  if (open.length > 0) yield close();
}

const tooManyLines = (sourcePath: string): UnreadableFile =>
  unreadable(
    'batch/too-many-rows',
    {
      en: `One filing has over ${MOST_LINES_A_FILING} lines or 4 MB.`,
      zh: `一份申报超过 ${MOST_LINES_A_FILING} 行或 4 MB。`,
    },
    { sourcePath },
  );

const startsWithMark = ({ cells: [first] }: TableLine): boolean =>
  typeof first === 'string' && first.startsWith(TITLES_MARK);
