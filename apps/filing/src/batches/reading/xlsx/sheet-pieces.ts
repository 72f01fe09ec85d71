import { charactersOf, type TableLine } from '../table/table';
import { numberFormats } from './number-formats';
import { sharedStrings } from './shared-strings';
import { SheetLines } from './sheet-lines';
import type { SheetTold } from './sheet-told';
import { Workbook } from './unpack';
import { firstSheet } from './workbook-parts';
import { xmlEvents } from './xml-events';

/** Of a piece, which is copied from thread to thread. */
const LINES_AT_ONCE = 100;
const CHARACTERS_AT_ONCE = 256 * 1024;

/** The name of a workbook's sheet, then its lines, some at a time. @throws SheetRefused */
export async function* sheetPieces(bytes: Buffer): AsyncGenerator<SheetTold> {
  const workbook = await Workbook.open(bytes);
  const { name, part, since1904 } = await firstSheet(workbook);
  yield { sheet: name };
  const sources = {
    strings: await sharedStrings(workbook),
    formats: await numberFormats(workbook),
    since1904,
  };
  let lines: TableLine[] = [];
  let characters = 0;
  for await (const line of xmlEvents(part, await workbook.read(part), new SheetLines(sources))) {
    lines.push(line);
    characters += charactersOf(line);
    if (lines.length < LINES_AT_ONCE && characters < CHARACTERS_AT_ONCE) continue;
    yield { lines };
    lines = [];
    characters = 0;
  }
  yield { lines };
}
