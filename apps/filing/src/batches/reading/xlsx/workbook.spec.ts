import { randomBytes } from 'node:crypto';
import { writeXlsx } from '../../show-template/write-xlsx';
import { writeZip } from '../../show-template/write-zip';
import type { TableLine } from '../table/table';
import { sheetPieces } from './sheet-pieces';
import { SheetRefused } from './sheet-refused';
import { columnOf, lettersOf } from './sheet-lines';

const RELATIONS = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>';
const WORKBOOK = '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>';

/** A workbook of one sheet, told by its rows' XML. */
const workbook = (rows: string, more: Readonly<Record<string, string>> = {}): Buffer =>
  writeZip({
    'xl/workbook.xml': WORKBOOK,
    'xl/_rels/workbook.xml.rels': RELATIONS,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });

async function read(bytes: Buffer): Promise<{ sheet: string; lines: TableLine[] }> {
  let sheet = '';
  const lines: TableLine[] = [];
  for await (const told of sheetPieces(bytes)) {
    if ('sheet' in told) sheet = told.sheet;
    else if ('lines' in told) lines.push(...told.lines);
  }
  return { sheet, lines };
}

const cellsOf = async (bytes: Buffer): Promise<unknown[]> =>
  (await read(bytes)).lines.map(({ row, cells }) => [row, [...cells]]);

const refusal = async (bytes: Buffer): Promise<unknown> => {
  const error: unknown = await read(bytes).catch((thrown: unknown) => thrown);
  return error instanceof SheetRefused ? [error.refusal.code, error.refusal.place.sourcePath] : error;
};

describe('a workbook', () => {
  it('that we write is read again as it was', async () => {
    const rows = [
      ['reference', 'a&b <c>'],
      ['=1+1', '编号'],
      ['', 'x'],
    ];
    const { sheet, lines } = await read(writeXlsx('申报/1', rows));
    expect(sheet).toBe('申报 1');
    expect(lines.map(({ row, cells }) => [row, [...cells].map((cell) => cell ?? '')])).toEqual(
      rows.map((cells, index) => [index + 1, cells]),
    );
  });

  it('has its cells read as the texts that its author sees', async () => {
    const bytes = workbook(
      `<row r="3"><c r="B3" t="s"><v>1</v></c><c r="D3" s="1"><v>46083</v></c><c t="b"><v>1</v></c>` +
        `<c s="2"><v>101</v></c><c><v>0.1</v></c><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>` +
        `<row><c t="str"><v>text</v></c><c/></row>`,
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>no</t></si><si><r><t>sha</t></r><r><t>red</t></r><rPh><t>reading</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      },
    );
    expect(await cellsOf(bytes)).toEqual([
      [3, [undefined, 'shared', undefined, '2026-03-02', 'true', '00101', '0.1', 'inline']],
      [4, ['text', undefined]],
    ]);
  });

  it('is believed in no formula, error, endless or missing text', async () => {
    const bytes = workbook(
      `<row r="1"><c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c><c t="s"><v>7</v></c>` +
        `<c t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c><c t="str"><f>A1</f><v>cached</v></c></row>`,
    );
    const { lines } = await read(bytes);
    expect(lines[0]!.cells).toMatchObject([
      { code: 'batch/formula-refused', value: '2' },
      { code: 'batch/cell-error', value: '#REF!' },
      { code: 'batch/cell-error' },
      { code: 'batch/cell-too-long' },
      { code: 'batch/formula-refused', value: 'cached' },
    ]);
  });

  it('shows its first visible sheet, and may count its days from 1904', async () => {
    const bytes = workbook('', {
      'xl/workbook.xml':
        '<x:workbook><x:workbookPr date1904="1"/><x:sheets><x:sheet name="Hidden" state="hidden" r:id="r1"/>' +
        '<x:sheet name="Shown" r:id="r2"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="a.xml"/><Relationship Id="r2" Target="/xl/b.xml"/></Relationships>',
      'xl/b.xml': '<worksheet><sheetData><row><c s="0"><v>44621</v></c></row></sheetData></worksheet>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    expect(await read(bytes)).toMatchObject({ sheet: 'Shown', lines: [{ cells: ['2026-03-02'] }] });
  });

  it.each([
    ['macros', { 'xl/vbaProject.bin': 'x' }, ['batch/macros-refused', 'xl/vbaProject.bin']],
    [
      'sheets of macros',
      { 'xl/macrosheets/sheet1.xml': 'x' },
      ['batch/macros-refused', 'xl/macrosheets/sheet1.xml'],
    ],
    [
      'links to other files',
      { 'xl/externalLinks/externalLink1.xml': 'x' },
      ['batch/links-refused', 'xl/externalLinks/externalLink1.xml'],
    ],
    ['connections', { 'xl/connections.xml': 'x' }, ['batch/links-refused', 'xl/connections.xml']],
    ['a DOCTYPE', sheet('<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet/>'), unreadableSheet()],
    ['broken XML', sheet('<worksheet><row></worksheet>'), unreadableSheet()],
    ['an unknown entity', sheet('<worksheet>&a;</worksheet>'), unreadableSheet()],
    ['deep nesting', sheet('<a>'.repeat(100) + '</a>'.repeat(100)), unreadableSheet()],
    [
      'a cell far out',
      sheet('<worksheet><row r="7"><c r="ALM7"><v>1</v></c></row></worksheet>'),
      ['batch/too-many-columns', 'row 7'],
    ],
    ['no sheet', { 'xl/workbook.xml': '<workbook/>' }, ['batch/file-unreadable', 'xl/workbook.xml']],
  ])('is refused for %s', async (_, parts, expected) => {
    expect(await refusal(workbook('', parts))).toEqual(expected);
  });

  it('is refused before it is unpacked when that would take too much', async () => {
    const archive = ['batch/archive-refused', undefined];
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`p${index}`, '']));
    expect(await refusal(workbook('', many))).toEqual(archive);
    expect(await refusal(workbook('', { 'xl/bomb.bin': ' '.repeat(60 * 1024 * 1024) }))).toEqual(archive);
    expect(await refusal(workbook('', { 'xl/dense.bin': ' '.repeat(2 * 1024 * 1024) }))).toEqual(archive);
  });

  it('is refused when one shared text would fill a row, or the sheet', async () => {
    const shared = { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(32_000)}</t></si></sst>` };
    const cells = (many: number): string => `<row>${'<c t="s"><v>0</v></c>'.repeat(many)}</row>`;
    expect(await refusal(workbook(cells(40), shared))).toEqual(['batch/line-too-long', 'row 1']);
    // Of a ratio that is taken, so that the sheet itself is what is refused.
    const noise = { 'xl/noise.bin': randomBytes(300_000).toString('latin1') };
    const sheetful = workbook(cells(30).repeat(80), { ...shared, ...noise });
    expect(await refusal(sheetful)).toEqual(['batch/archive-refused', undefined]);
  });

  it('is refused when a part is larger than the archive says', async () => {
    const bytes = workbook('<row/>'.repeat(1_000));
    const place = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24;
    bytes.writeUInt32LE(100, place);
    expect(await refusal(bytes)).toEqual(['batch/file-unreadable', 'xl/worksheets/sheet1.xml']);
  });

  it('is refused when it is none', async () => {
    const unreadable = ['batch/file-unreadable', 'the archive'];
    expect(await refusal(Buffer.from('PK\x03\x04 and no more'))).toEqual(unreadable);
    expect(await refusal(workbook('').subarray(0, 300))).toEqual(unreadable);
    expect(await refusal(writeZip({ '../escape.xml': 'x' }))).toEqual(unreadable);
    expect(await refusal(writeZip({ 'word/document.xml': 'x' }))).toEqual([
      'batch/file-unreadable',
      'xl/workbook.xml',
    ]);
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %d is %s', (column, letters) => {
  expect(lettersOf(column)).toBe(letters);
  expect(columnOf(`${letters}7`)).toBe(column);
});

function sheet(xml: string): Record<string, string> {
  return { 'xl/worksheets/sheet1.xml': xml };
}

function unreadableSheet(): string[] {
  return ['batch/file-unreadable', 'xl/worksheets/sheet1.xml'];
}
