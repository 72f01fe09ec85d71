import { UnreadableFile } from './batch-faults';
import { csvTable, delimiterOf } from './csv-table';
import type { TableLine } from './table/table';

async function* texts(...all: string[]): AsyncGenerator<string> {
  yield* all;
}

const read = async (...all: string[]): Promise<TableLine[]> => {
  const lines: TableLine[] = [];
  for await (const line of csvTable(texts(...all)).lines) lines.push(line);
  return lines;
};

const refusal = async (...all: string[]): Promise<unknown> => {
  const error: unknown = await read(...all).catch((thrown: unknown) => thrown);
  return error instanceof UnreadableFile ? error.faults[0] : error;
};

describe('CSV', () => {
  it.each([
    ['a,b;c,d', ','],
    ['a;b;c', ';'],
    ['a\tb', '\t'],
    ['"a,b,c";d', ';'],
    ['alone', ','],
  ])('%j is divided by %j', (head, delimiter) => {
    expect(delimiterOf(head)).toBe(delimiter);
  });

  it('numbers its rows as a spreadsheet does, whatever lines their quoted cells span', async () => {
    const lines = await read('a,b\n"two\nlines","say ""hi"""\n', 'x,', 'y\r\nshort\n');
    expect(lines.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['two\nlines', 'say "hi"']],
      [3, ['x', 'y']],
      [4, ['short']],
    ]);
    expect(lines[2]!.line).toBe(4);
  });

  it('says in which row a quote goes wrong', async () => {
    expect(await refusal('a,b\n1,2\n3,"open\n4,5\n')).toMatchObject({
      code: 'batch/file-unreadable',
      sourcePath: 'row 3',
    });
    expect(await refusal('a,b\nx"y,2\n')).toMatchObject({
      code: 'batch/file-unreadable',
      sourcePath: 'row 2',
    });
  });

  it('refuses a row of over 1 MB at its place', async () => {
    const long = { code: 'batch/line-too-long', sourcePath: 'row 2' };
    expect(await refusal('a\n', 'x'.repeat(8 * 1024 * 1024))).toMatchObject(long);
  });

  it.each(['x,', ','])('refuses a row of a million cells %j before it has them all', async (cell) => {
    const wide = { code: 'batch/too-many-columns', sourcePath: 'row 2' };
    expect(await refusal('a,b\n', cell.repeat(1_000_000))).toMatchObject(wide);
  });

  it('passes over empty lines without losing count', async () => {
    const lines = await read('a\n\n\r\nb\n\nc\n');
    expect(lines.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['a']],
      [4, ['b']],
      [6, ['c']],
    ]);
    expect(await refusal('a\n\n\n"b')).toMatchObject({ sourcePath: 'row 4' });
  });

  it('refuses more lines than anybody fills in, however little is in them', async () => {
    expect(await refusal('a,b\n', ',\n'.repeat(300_000))).toMatchObject({ code: 'batch/too-many-rows' });
  });
});
