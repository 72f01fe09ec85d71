import type { BatchRow } from '../batch-row';
import { UnreadableFile } from '../batch-faults';
import { csvTable } from '../csv-table';
import type { Cell, Table } from './table';
import { tableRows } from './table-rows';

const SCHEMA = {
  type: 'object',
  required: ['party', 'count'],
  properties: {
    party: { $ref: '#/$defs/party' },
    count: { type: 'integer' },
    sealed: { type: 'boolean' },
    Item: {
      type: 'array',
      items: {
        type: 'object',
        properties: { code: { type: 'string' }, mass: { type: ['string', 'object'] } },
      },
    },
  },
  $defs: { party: { type: 'object', properties: { ID: { type: 'string' } } } },
};
const kindOf = (name: string) => (name === 'toy' ? { name, schema: SCHEMA } : undefined);

async function* text(csv: string): AsyncGenerator<string> {
  yield csv;
}

const rowsOf = async (table: Table, kind?: string): Promise<BatchRow[]> => {
  const rows: BatchRow[] = [];
  for await (const row of tableRows(table, kind, kindOf)) rows.push(row);
  return rows;
};
const read = (csv: string, kind?: string): Promise<BatchRow[]> => rowsOf(csvTable(text(csv)), kind);
const saidBy = ({ said }: BatchRow): unknown =>
  'bytes' in said ? JSON.parse(said.bytes.toString()) : said.faults;
const refusals = async (csv: string, kind?: string): Promise<unknown[]> => {
  const error: unknown = await read(csv, kind).catch((thrown: unknown) => thrown);
  if (!(error instanceof UnreadableFile)) throw error;
  return error.faults.map(({ code, sourcePath }) => [code, sourcePath]);
};

describe('rows of a table', () => {
  it('become filings, each cell in the form its schema wants', async () => {
    const rows = await read(
      'reference,payload.party.ID,/count,sealed,Item[0].mass\n' +
        '# your number,who,how many,,\n' +
        'R-1,007,12,TRUE,1.50\n' +
        ',,,,\n' +
        'R-2,,12345678901234567890,perhaps,\n',
      'toy',
    );
    expect(rows.map((row) => [row.number, row.place, saidBy(row)])).toEqual([
      [
        1,
        'row 3',
        {
          kind: 'toy',
          reference: 'R-1',
          payload: { party: { ID: '007' }, count: 12, sealed: true, Item: [{ mass: '1.50' }] },
        },
      ],
      [
        2,
        'row 5',
        // What would lose digits, or is no truth, stays a text for the schema to refuse at its cell.
        { kind: 'toy', reference: 'R-2', payload: { count: '12345678901234567890', sealed: 'perhaps' } },
      ],
    ]);
  });

  it('that follow each other with one reference, or with none, are one filing', async () => {
    const rows = await read(
      'reference,count,Item[].code,documents[].type\nA,1,a,x\nA,,b,\n,1,c,z\nB,2,d,\nA,1,e,\n',
      'toy',
    );
    expect(rows.map((row) => [row.place, saidBy(row)])).toMatchObject([
      [
        'rows 2 to 4',
        {
          reference: 'A',
          payload: { count: 1, Item: [{ code: 'a' }, { code: 'b' }, { code: 'c' }] },
          documents: [{ type: 'x' }, null, { type: 'z' }],
        },
      ],
      ['row 5', { reference: 'B' }],
      ['row 6', { reference: 'A' }],
    ]);
  });

  it('are refused at the cell where a later line of the filing says something else', async () => {
    const [row] = await read('reference,count,Item[].code\nA,1,a\nA,2,b\n', 'toy');
    expect(saidBy(row!)).toMatchObject([{ code: 'batch/lines-differ', sourcePath: 'row 3 column "count"' }]);
  });

  it('tell faults at their cells: of a line, of a blank one, of what holds it, else of the row', async () => {
    const [row] = await read('reference,count,Item[].code\nA,,a\nA,,b\n', 'toy');
    const at = (pointer: string) =>
      row!.locate([{ code: 'c', pointer, message: 'm', line: 1, column: 9 }])[0];
    expect(at('/payload/Item/1/code')).toEqual({
      code: 'c',
      pointer: '/payload/Item/1/code',
      sourcePath: 'row 3 column "Item[].code"',
      message: 'm',
    });
    expect(at('/payload/count')!.sourcePath).toBe('row 2 column "count"');
    expect(at('/payload/Item/0/code/deeper')!.sourcePath).toBe('row 2 column "Item[].code"');
    expect(at('/payload/party')!.sourcePath).toBe('rows 2 to 3');
  });

  it('name their kind in a column, then each has the members of its own', async () => {
    const rows = await read('kind,reference,count\ntoy,A,1\nother,B,1\n,C,1\n');
    expect(rows.map(saidBy)).toEqual([
      { kind: 'toy', reference: 'A', payload: { count: 1 } },
      { kind: 'other', reference: 'B', payload: { count: '1' } },
      { reference: 'C', payload: { count: '1' } },
    ]);
  });

  it('are not cut off where one filing has too many, but refused with the file', async () => {
    const csv = `reference,count,Item[].code\n${'A,1,x\n'.repeat(2_001)}`;
    expect(await refusals(csv, 'toy')).toEqual([['batch/too-many-rows', 'rows 2 to 2002']]);
  });

  it('are refused at cells that hold a formula or an error', async () => {
    async function* lines() {
      const formula: Cell = { code: 'batch/formula-refused', value: '3' };
      yield { row: 1, cells: ['reference', 'count'] };
      yield { row: 2, cells: ['A', formula] };
    }
    const table = {
      lines: lines(),
      cellAt: (row: number, column: number) => `S!${column}${row}`,
      rowsAt: String,
    };
    const [row] = await rowsOf(table, 'toy');
    expect(saidBy(row!)).toMatchObject([
      { code: 'batch/formula-refused', sourcePath: 'S!12', pointer: '/payload/count', value: '3' },
    ]);
  });
});

describe('the heading of a table', () => {
  it('is refused as a whole, with all that is wrong with it', async () => {
    expect(
      await refusals('party.ID,,pary.ID,a..b,count,/count,/party,=1+1\n1,2,3,4,5,6,7,8\n', 'toy'),
    ).toEqual([
      ['batch/column-unknown', 'row 1 column "pary.ID"'],
      ['batch/column-misnamed', 'row 1 column "a..b"'],
      ['batch/columns-clash', 'row 1 column "/count"'],
      ['batch/columns-clash', 'row 1 column "/party"'],
      ['batch/column-unknown', 'row 1 column "=1+1"'],
      ['batch/no-reference-column', 'row 1'],
    ]);
    expect(await refusals('reference,count\nA,1\n')).toEqual([['batch/kind-unsaid', 'row 1']]);
    expect(await refusals('', 'toy')).toEqual([['batch/empty', undefined]]);
  });

  it('has at most a thousand columns', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => `c${index}`).join(',');
    expect(await refusals(many, 'toy')).toEqual([['batch/too-many-columns', 'row 1']]);
  });

  it('cannot take one member for two things, also where no schema says which', async () => {
    const [row] = await read('kind,reference,a[0],a.b\nx,A,1,2\n');
    expect(saidBy(row!)).toMatchObject([{ code: 'batch/columns-clash', sourcePath: 'row 2 column "a.b"' }]);
  });

  it('leaves a value under no heading to be told, not dropped', async () => {
    const [row] = await read('reference,count,\nA,1,stray\n', 'toy');
    expect(saidBy(row!)).toMatchObject([{ code: 'batch/column-unnamed', sourcePath: 'row 2 column ""' }]);
  });
});
