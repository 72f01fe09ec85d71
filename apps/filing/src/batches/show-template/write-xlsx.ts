import { writeZip } from './write-zip';
import { lettersOf } from '../reading/xlsx/sheet-lines';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Style 1 is text, so that a spreadsheet keeps 0101 and 1/2 as they are typed; 2 is that in bold. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_CONTENT}.styles+xml"/></Types>`;

const relations = (...all: readonly [type: string, target: string][]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** A workbook of one sheet with texts, its first row bold and held in view. */
export function writeXlsx(sheetName: string, rows: readonly (readonly string[])[]): Buffer {
  const name = escaped(sheetName.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const lines = rows.map((cells, index) => lineOf(cells, index + 1)).join('');
  const sheet = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns}" width="24" style="1" customWidth="1"/></cols><sheetData>${lines}</sheetData></worksheet>`;
  const workbook = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  return writeZip({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': sheet,
  });
}

function lineOf(cells: readonly string[], row: number): string {
  const style = row === 1 ? 2 : 1;
  const inner = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${lettersOf(column)}${row}" s="${style}" t="inlineStr"><is>${textOf(text)}</is></c>`,
  );
  return `<row r="${row}">${inner.join('')}</row>`;
}

const textOf = (text: string): string =>
  /^\s|\s$/.test(text) ? `<t xml:space="preserve">${escaped(text)}</t>` : `<t>${escaped(text)}</t>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without what XML cannot hold. */
const escaped = (text: string): string =>
  text.replace(/[^\t\n\r\P{Cc}]/gu, '').replace(/[&<>"]/g, (character) => ENTITIES[character]!);
