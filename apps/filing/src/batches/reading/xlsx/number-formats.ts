import type { Workbook } from './unpack';
import { wholeOf, xmlEvents, type XmlHandler } from './xml-events';

const PART = 'xl/styles.xml';

/** How a style shows a number: as a moment, as so many digits with zeros before, or as it is. */
export type NumberFormat = 'plain' | 'date' | { readonly zeros: number };

/** Numbers of the formats built in that show dates or times (ECMA-376 §18.8.30, East Asian ones included). */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

interface Noted {
  readonly format?: readonly [id: number, code: string];
  /** Of a cell style, in their order. */
  readonly style?: number;
}

class Styles implements XmlHandler<Noted> {
  private found: Noted[] = [];
  private inCellStyles = false;

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'cellXfs') this.inCellStyles = true;
    else if (name === 'xf' && this.inCellStyles)
      this.found.push({ style: Number(attribute('numFmtId') ?? 0) });
    else if (name === 'numFmt')
      this.found.push({ format: [Number(attribute('numFmtId')), attribute('formatCode') ?? ''] });
  }

  text(): void {}

  close(name: string): void {
    if (name === 'cellXfs') this.inCellStyles = false;
  }

  take(): Noted[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }
}

/** The number format of each cell style, by its number. */
export async function numberFormats(workbook: Workbook): Promise<NumberFormat[]> {
  if (!workbook.has(PART)) return [];
  const noted = await wholeOf(xmlEvents(PART, await workbook.read(PART), new Styles()));
  const codes = new Map(noted.flatMap(({ format }) => (format ? [format] : [])));
  return noted.flatMap(({ style }) => (style === undefined ? [] : [formatOf(style, codes.get(style))]));
}

export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined)
    return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to) ? 'date' : 'plain';
  if (/^0{2,20}$/.test(code)) return { zeros: code.length };
  // What is quoted, escaped or in brackets (colours, locales) shows nothing of the number.
  const shown = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(shown.replace(/general/gi, '')) ? 'date' : 'plain';
}
