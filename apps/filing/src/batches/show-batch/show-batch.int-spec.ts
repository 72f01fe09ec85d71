import { BatchClient, jsonLine, websiteFilings } from '../../../../../test/batches/batch-client';
import { FilingWindow } from '../../../../../test/filing/filing-window';

describe('what is shown of batches', () => {
  let window: FilingWindow;
  let batches: BatchClient;
  let id: string;
  beforeAll(async () => {
    window = await FilingWindow.open();
    batches = new BatchClient(window);
    const good = websiteFilings('SHOWN', 5).map(jsonLine);
    const bad = jsonLine({ kind: 'website-filing', reference: '-2+3', payload: { organiser: '=1+1' } });
    ({ id } = await batches.file('jsonl', bad + good.join('')));
  });
  afterAll(() => window.close());

  it('is how fast it went, and nothing of an end to come', async () => {
    const batch = await batches.show(id);
    expect(batch.rowsPerSecond).toBeGreaterThan(0);
    expect(batch).not.toHaveProperty('expectedEndAt');
    expect(batch.links).toEqual({
      self: { href: `/v1/batches/${id}` },
      rows: { href: `/v1/batches/${id}/rows` },
      file: { href: `/v1/batches/${id}/file` },
    });
  });

  it('is, while it runs, when it is expected to end', async () => {
    const at = Date.now();
    await window.database.db.query(
      `INSERT INTO batch (id, organisation_id, submitted_by, format, validate_only, bytes, sha256, trace, state, total,
                          checked, lodged, submitted_at, started_at, lease_until)
       VALUES (gen_random_uuid(), 'jialing-trading', 'x', 'csv', false, 1, $1, '{}', 'running', 300, 100, 100, $2, $2, $3)`,
      [Buffer.alloc(32), new Date(at - 10_000), new Date(at + 600_000)],
    );
    const listed = await window.ask('second', 'GET', '/v1/batches?state=running');
    const [batch] = listed.json['items'] as unknown as { rowsPerSecond: number; expectedEndAt: string }[];
    expect(batch!.rowsPerSecond).toBeCloseTo(10, 0);
    expect((Date.parse(batch!.expectedEndAt) - at) / 1_000).toBeCloseTo(20, 0);
  });

  it('is each row, page by page, of one result when that is asked for', async () => {
    const first = await window.ask('importer', 'GET', `/v1/batches/${id}/rows?status=lodged&limit=3`);
    const next = String((first.json['next'] as unknown as { href: string }).href);
    const second = await window.ask('importer', 'GET', next);
    const numbers = [first, second].map(({ json }) =>
      (json['items'] as unknown as { row: number }[]).map(({ row }) => row),
    );
    expect(numbers).toEqual([
      [2, 3, 4],
      [5, 6],
    ]);
    expect(second.json).not.toHaveProperty('next');
  });

  it('is a table of every fault, harmless to open and in the reader’s language', async () => {
    const headers = { 'accept-language': 'zh' };
    const asked = await window.ask('importer', 'GET', `/v1/batches/${id}/rows?format=csv`, { headers });
    expect(asked.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(asked.headers.get('content-disposition')).toContain('.csv"');
    const [heading, ...lines] = asked.text.trim().split('\r\n');
    expect(heading).toBe('序号,位置,结果,种类,编号,申报,代码,错误位置,所见值,说明,更正方法');
    const faults = lines.filter((line) => line.startsWith('1,'));
    expect(faults.length).toBeGreaterThan(1);
    expect(faults[0]).toMatch(/^1,line 1,refused,website-filing,'-2\+3,,/);
    expect(asked.text).toContain(",'=1+1,");
    expect(lines.filter((line) => line.includes(',lodged,'))).toHaveLength(5);

    const accept = { headers: { accept: 'text/csv' } };
    const only = await window.ask('importer', 'GET', `/v1/batches/${id}/rows?status=lodged`, accept);
    expect(only.text.trim().split('\r\n')).toHaveLength(6);
  });

  it('is refused for a cursor of another list', async () => {
    const cursor = Buffer.from('"x"').toString('base64url');
    const asked = await window.ask('importer', 'GET', `/v1/batches/${id}/rows?cursor=${cursor}`);
    expect([asked.status, asked.json['code']]).toEqual([422, 'request/cursor-unreadable']);
  });
});
