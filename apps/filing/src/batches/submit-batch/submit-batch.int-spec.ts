import { createHash } from 'node:crypto';
import { BatchClient, jsonLine, websiteFilings } from '../../../../../test/batches/batch-client';
import { FilingWindow } from '../../../../../test/filing/filing-window';
import { aDeclaration, aWebsiteFiling } from '../../../../../test/filing/filings';
import { lettersOf } from '../reading/xlsx/sheet-lines';
import { writeXlsx } from '../show-template/write-xlsx';
import { writeZip } from '../show-template/write-zip';

const lines = (prefix: string, many: number): string => websiteFilings(prefix, many).map(jsonLine).join('');

/** Every leaf of a payload as a column. */
function columnsOf(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) =>
    columnsOf(inner, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`),
  );
}

/** Website filings as a table; `change` spoils a cell. */
function table(references: readonly string[], change: (heading: string, row: number) => string | undefined) {
  const columns = columnsOf(aWebsiteFiling('x').payload, 'payload');
  const heading = ['reference', ...columns.map(([name]) => name)];
  const rows = references.map((reference, index) =>
    [reference, ...columns.map(([, value]) => value)].map(
      (value, column) => change(heading[column]!, index + 2) ?? value,
    ),
  );
  return [heading, ...rows];
}

describe('a batch', () => {
  let window: FilingWindow;
  let batches: BatchClient;
  beforeAll(async () => {
    window = await FilingWindow.open();
    batches = new BatchClient(window);
  });
  afterAll(() => window.close());

  it('lodges the good rows and tells each fault of the others at its place', async () => {
    const faulty = aWebsiteFiling('J-2');
    const file = [
      jsonLine(aWebsiteFiling('J-1')),
      '\n',
      jsonLine({ ...faulty, payload: { ...faulty.payload, organiser: { name: '' } } }),
      '{"kind":"website-filing","kind":"twice"}\n',
      jsonLine(aDeclaration('J-4')),
      jsonLine(aWebsiteFiling('J-1')),
      jsonLine({ kind: 'no-such-kind', reference: 'J-6', payload: {} }),
    ].join('');

    const batch = await batches.file('jsonl', file);

    expect(batch).toMatchObject({
      state: 'completed',
      format: 'jsonl',
      rows: { total: 6, checked: 6, lodged: 2, refused: 4, valid: 0 },
      file: { bytes: Buffer.byteLength(file), sha256: createHash('sha256').update(file).digest('hex') },
      errors: [],
    });
    const told = await batches.told(batch.id);
    expect(told.map(({ row, status, place }) => [row, status, place])).toEqual([
      [1, 'lodged', 'line 1'],
      [2, 'refused', 'line 3'],
      [3, 'refused', 'line 4'],
      [4, 'lodged', 'line 5'],
      [5, 'refused', 'line 6'],
      [6, 'refused', 'line 7'],
    ]);
    expect(told[1]!.at).toContain('line 3 /payload/organiser/name');
    const rows = await batches.rows(batch.id);
    expect(rows.slice(2).map(({ errors }) => errors[0])).toMatchObject([
      { code: 'request/malformed-json', sourcePath: 'line 4', line: 4, column: 26 },
      undefined,
      { code: 'batch/reference-repeated', sourcePath: 'line 6 /reference', value: 'J-1' },
      { code: 'filing/unknown-kind', sourcePath: 'line 7' },
    ] as unknown[]);
  });

  it('gives every lodged row what a filing of its own would have got', async () => {
    const batch = await batches.file('jsonl', lines('OWN', 1));
    const [{ filing } = {}] = await batches.rows(batch.id);

    const shown = await window.ask('importer', 'GET', filing!.href);
    expect(shown.json).toMatchObject({ reference: 'OWN-1', kind: 'website-filing', status: 'underReview' });
    expect((await window.ask('importer', 'GET', `${filing!.href}/receipt`)).status).toBe(200);
    const [lodged] = await window.facts(filing!.id, 2);
    expect(lodged).toMatchObject({ type: 'landport.filing.lodged.v1' });
  });

  it('tells its organisation once that it has ended', async () => {
    const { id } = await batches.file('jsonl', lines('TOLD', 2));
    expect(await window.facts(id, 1)).toMatchObject([
      {
        type: 'landport.filing.batch-completed.v1',
        data: {
          batchId: id,
          concerns: ['yuzhou-imports'],
          state: 'completed',
          rows: { total: 2, lodged: 2, valid: 0, refused: 0 },
        },
      },
    ]);
  });

  it('of CSV points at the cell, in whatever encoding it is', async () => {
    const spoil = (heading: string, row: number): string | undefined => {
      if (row === 3 && heading === 'payload.website.languages[0]') return 'Chinese';
      return heading === 'payload.website.name' ? '渝州,“网站”' : undefined;
    };
    const csv = table(['C-1', 'C-2', 'C-3'], spoil)
      .map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
      .join('\r\n');

    const batch = await batches.file('csv', Buffer.from(`\u{feff}${csv}`, 'utf16le'), {
      query: '?kind=website-filing',
    });

    expect(batch).toMatchObject({
      state: 'completed',
      kind: 'website-filing',
      rows: { lodged: 2, refused: 1 },
    });
    expect(await batches.told(batch.id)).toEqual([
      { row: 1, status: 'lodged', place: 'row 2', at: [] },
      { row: 2, status: 'refused', place: 'row 3', at: ['row 3 column "payload.website.languages[0]"'] },
      { row: 3, status: 'lodged', place: 'row 4', at: [] },
    ]);
    const [{ filing } = {}] = await batches.rows(batch.id);
    const version = await window.ask('importer', 'GET', `${filing!.href}/versions/1`);
    expect(version.json).toMatchObject({ payload: { website: { name: '渝州,“网站”' } } });
  });

  it('of XLSX points at the cell', async () => {
    const spoil = (heading: string, row: number) =>
      row === 2 && heading === 'payload.organiser.name' ? '' : undefined;
    const rows = table(['X-1', 'X-2'], spoil);
    const batch = await batches.file('xlsx', writeXlsx('申报', rows), { query: '?kind=website-filing' });
    const cell = `申报!${lettersOf(rows[0]!.indexOf('payload.organiser.name'))}2`;
    expect(await batches.told(batch.id)).toEqual([
      { row: 1, status: 'refused', place: '申报!2:2', at: [cell] },
      { row: 2, status: 'lodged', place: '申报!3:3', at: [] },
    ]);
  });

  it('that is only to be checked lodges nothing', async () => {
    const filings = await window.count('filing');
    const bad = jsonLine({ kind: 'website-filing', reference: 'V-9', payload: {} });
    const batch = await batches.file('jsonl', lines('V', 2) + bad, { query: '?validate=only' });

    expect(batch).toMatchObject({
      state: 'completed',
      validateOnly: true,
      rows: { valid: 2, refused: 1, lodged: 0 },
    });
    expect(await window.count('filing')).toBe(filings);
  });

  it('finds a filing that was lodged before, and refuses another under its reference', async () => {
    const filing = aWebsiteFiling('B-1');
    const { id } = await window.lodge('importer', filing);
    const changed = { ...filing, payload: { ...filing.payload, organiser: 'x' } };
    const other = aWebsiteFiling('B-2');
    await window.lodge('importer', other);
    const website = { ...(other.payload as unknown as { website: object }).website, name: 'Another' };
    const rows = [
      filing,
      { ...other, payload: { ...other.payload, website } },
      { ...changed, reference: 'B-3' },
    ];

    const batch = await batches.file('jsonl', rows.map(jsonLine).join(''));

    expect(await batches.rows(batch.id)).toMatchObject([
      { status: 'lodged', repeated: true, filing: { id } },
      {
        status: 'refused',
        errors: [
          { code: 'differs', pointer: '/payload/website/name', sourcePath: 'line 2 /payload/website/name' },
        ],
      },
      { status: 'refused' },
    ]);
  });

  it('is the same one for the same key, and another file under that key is refused', async () => {
    const first = await batches.send('jsonl', lines('K', 1), { key: 'batch-key' });
    const again = await batches.send('jsonl', lines('K', 1), { key: 'batch-key' });
    expect([again.status, again.text]).toEqual([202, first.text]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await batches.send('jsonl', lines('L', 1), { key: 'batch-key' });
    expect([other.status, other.json['code']]).toEqual([422, 'idempotency/key-reused']);
    const chunks = await window.database.db.query(
      'SELECT FROM batch_chunk c WHERE NOT EXISTS (SELECT FROM batch b WHERE b.id = c.batch_id)',
    );
    expect(chunks).toHaveLength(0);
  });

  it.each([
    ['no bytes', 'jsonl', '', '', 422, 'batch/empty'],
    ['text that is no JSON', 'jsonl', 'reference,x\n', '', 422, 'batch/not-this-format'],
    ['a workbook under another name', 'csv', writeZip({ a: 'b' }), '', 422, 'batch/not-this-format'],
    ['no workbook', 'xlsx', 'reference', '', 422, 'batch/not-this-format'],
    ['a kind that is none', 'jsonl', '{}', '?kind=imports', 404, 'filing/unknown-kind'],
  ] as const)('of %s is refused at once', async (_, format, body, query, status, code) => {
    const answer = await batches.send(format, body, { query });
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
  });

  it.each([
    ['a quote that never ends', 'csv', 'reference,organiser.name\nA,"x', 'batch/file-unreadable', 'row 2'],
    [
      'an unknown column',
      'csv',
      'reference,organizer.name\nA,x\n',
      'batch/column-unknown',
      'row 1 column "organizer.name"',
    ],
    [
      'bytes of no encoding',
      'csv',
      Buffer.from('reference\n\xff\xff\n', 'latin1'),
      'batch/wrong-encoding',
      'after line 0',
    ],
    ['no rows', 'csv', 'reference,organiser.name\n', 'batch/empty', undefined],
    ['macros', 'xlsx', writeZip({ 'xl/vbaProject.bin': '' }), 'batch/macros-refused', 'xl/vbaProject.bin'],
    ['a bomb', 'xlsx', writeZip({ 'xl/a.xml': ' '.repeat(99_000_000) }), 'batch/archive-refused', undefined],
  ] as const)('with %s fails before anything is lodged', async (_, format, body, code, sourcePath) => {
    const batch = await batches.file(format, body, { query: '?kind=website-filing' });
    expect(batch).toMatchObject({ state: 'failed', rows: { lodged: 0, refused: 0 } });
    expect(batch.errors[0]).toMatchObject({ code, ...(sourcePath && { sourcePath }) });
  });

  it('keeps its file byte for byte, over the pieces it came in', async () => {
    const file = Buffer.from(lines('F', 1) + ' '.repeat(600_000) + '\n');
    const { id } = await batches.file('jsonl', file);
    const kept = await window.ask('importer', 'GET', `/v1/batches/${id}/file`);
    expect(kept.headers.get('content-type')).toBe('application/x-ndjson');
    expect(kept.text === file.toString()).toBe(true);
    expect(await window.count(`batch_chunk WHERE batch_id = '${id}'`)).toBe(3);
  });

  it('is nobody else’s to see or to stop', async () => {
    const { id } = await batches.file('jsonl', lines('S', 1));
    const path = `/v1/batches/${id}`;
    for (const [method, of] of [
      ['GET', path],
      ['GET', `${path}/rows`],
      ['GET', `${path}/file`],
      ['POST', `${path}/cancellation`],
    ] as const) {
      expect((await window.ask('second', method, of)).status).toBe(404);
    }
    const listed = await window.ask('second', 'GET', '/v1/batches');
    expect(listed.json).toEqual({ items: [] });
  });
});
