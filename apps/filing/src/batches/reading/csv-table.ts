import { CsvError, parse, type CastingContext, type Info } from 'csv-parse';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { unreadable, type UnreadableFile } from './batch-faults';
import { MOST_COLUMNS, tooManyColumns } from './table/columns';
import type { Table, TableLine } from './table/table';

/** Characters of one row at most. A filing of a spreadsheet's row stays far below. */
const MOST_CHARACTERS_A_ROW = 1024 * 1024;
/** Lines with anything in them. */
const MOST_LINES = 200_000;
const LINES_A_TURN = 256;
const DELIMITERS = [',', ';', '\t'] as const;
/** Characters of the heading that are looked at for the delimiter. */
const LOOKED_AT = 65_536;

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number; readonly records: number; readonly empty_lines: number };
}

/** A table of text. @param texts  its characters, decoded; a byte order mark is gone */
export const csvTable = (texts: AsyncGenerator<string>): Table => ({
  lines: linesOf(texts),
  cellAt: (row, _column, header) => `row ${row} column ${JSON.stringify(header.slice(0, 100))}`,
  rowsAt: (first, last) => (first === last ? `row ${first}` : `rows ${first} to ${last}`),
});

async function* linesOf(texts: AsyncGenerator<string>): AsyncGenerator<TableLine> {
  const [head, all] = await peeked(texts);
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MOST_CHARACTERS_A_ROW,
    // Empty cells have no size: only their number tells of a row that is nothing but commas.
    cast: (cell: string, { index, records, empty_lines }: CastingContext) => {
      if (index >= MOST_COLUMNS) throw tooManyColumns(`row ${records + empty_lines + 1}`);
      return cell;
    },
  });
  const source = Readable.from(all);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      if (info.records > MOST_LINES) throw tooManyLines(info.records);
      // What the parser has ready comes without the event loop having a turn.
      if (info.records % LINES_A_TURN === 0) await setImmediate();
      yield { row: info.records + info.empty_lines, line: info.lines, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error;
  } finally {
    source.destroy();
  }
}

async function peeked(texts: AsyncGenerator<string>): Promise<[string, AsyncGenerator<string>]> {
  let head = '';
  while (head.length < LOOKED_AT && !/[\r\n]/.test(head)) {
    const next = await texts.next();
    if (next.done) break;
    head += next.value;
  }
  return [head, whole(head, texts)];
}

async function* whole(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== '') yield head;
  // An empty text would end the stream.
  for await (const text of rest) if (text !== '') yield text;
}

/** The one that stands most often in the heading outside quotes; a comma when none does. */
export function delimiterOf(head: string): string {
  const heading = /^[^\r\n]*/.exec(head.slice(0, LOOKED_AT).replace(/"[^"]*"/g, ''))?.[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: heading.split(delimiter).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).delimiter;
}

/** The parser is some rows ahead of its reader and says itself how far it has come. */
function malformed(error: CsvError): UnreadableFile {
  const { records = 0, empty_lines = 0, lines = 0 } = error as Partial<Info>;
  const row = records + empty_lines + 1;
  const place = { sourcePath: `row ${row}` };
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return unreadable(
      'batch/line-too-long',
      { en: `Row ${row} has over 1 MB.`, zh: `第 ${row} 行超过 1 MB。` },
      place,
    );
  return unreadable(
    'batch/file-unreadable',
    {
      en: `Row ${row} is no CSV: a quote is not closed, or stands within a cell that has none around it (line ${lines}).`,
      zh: `第 ${row} 行不是合规的 CSV:引号未闭合,或出现在未加引号的单元格内(文件第 ${lines} 行)。`,
    },
    place,
  );
}

const tooManyLines = (row: number): UnreadableFile =>
  unreadable(
    'batch/too-many-rows',
    { en: `The file has over ${MOST_LINES} lines.`, zh: `文件超过 ${MOST_LINES} 行。` },
    { sourcePath: `row ${row}` },
  );
