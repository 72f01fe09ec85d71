import { jsonLines } from './json-lines';
import type { BatchRow } from './batch-row';

async function* inPieces(text: string | Buffer, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (text: string | Buffer, kind?: string, size = 7): Promise<BatchRow[]> => {
  const rows: BatchRow[] = [];
  for await (const row of jsonLines(inPieces(text, size), kind)) rows.push(row);
  return rows;
};

const textOf = ({ said }: BatchRow): string => ('bytes' in said ? said.bytes.toString() : 'refused');

describe('JSON Lines', () => {
  it('are filings by line, however the network cuts them, under the numbers of their lines', async () => {
    const rows = await read('\u{feff}{"a":"编"}\r\n\r\n  \n{"b":2}\n{"c":3}');
    expect(rows.map((row) => [row.number, row.place, textOf(row)])).toEqual([
      [1, 'line 1', '{"a":"编"}'],
      [2, 'line 4', '{"b":2}'],
      [3, 'line 5', '{"c":3}'],
    ]);
  });

  it('keep the bytes of a line that names its kind, and are given the kind where they name none', async () => {
    const rows = await read('{ "kind":"own" , "reference":"R" }\n{"reference":"R"}\n[1]\nno JSON', 'given');
    expect(rows.map(textOf)).toEqual([
      '{ "kind":"own" , "reference":"R" }',
      '{"kind":"given","reference":"R"}',
      '[1]',
      'no JSON',
    ]);
  });

  it('place a fault in the line as it was sent, also where the kind was added to it', async () => {
    const [, row] = await read('{}\n{"payload":{"x": 1}}', 'given');
    const fault = { code: 'c', pointer: '/payload/x', message: 'm', column: 99 };
    expect(row!.locate([fault])).toEqual([
      { ...fault, sourcePath: 'line 2 /payload/x', line: 2, column: 18 },
    ]);
  });

  it('refuse a line of over 8 MB at its place and read on', async () => {
    const long = `{"a":"${'x'.repeat(8 * 1024 * 1024)}"}`;
    const rows = await read(`{"a":1}\n${long}\n{"b":2}\n`, undefined, 262_144);
    expect(rows.map(textOf)).toEqual(['{"a":1}', 'refused', '{"b":2}']);
    expect(rows[1]!.said).toMatchObject({ faults: [{ code: 'batch/line-too-long', sourcePath: 'line 2' }] });
  });

  it('refuse a line of more values than anybody can look at', async () => {
    const rows = await read(`{"a":[${'1,'.repeat(200_001)}1]}\n{"b":2}`, undefined, 65_536);
    expect(rows.map(textOf)).toEqual(['refused', '{"b":2}']);
  });
});
