import { BatchClient, jsonLine, websiteFilings } from '../../../../test/batches/batch-client';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { SweepKept } from './sweep-kept';

describe('what drafts and batches keep', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open({
      DRAFTS_PER_ORGANISATION: '3',
      DRAFT_REVISION_DAYS: '10',
      BATCH_KEPT_DAYS: '20',
    });
  });
  afterAll(() => window.close());

  const sweep = () => window.service.app.get(SweepKept, { strict: false }).sweep();
  const keep = (title: string) => window.ask('importer', 'POST', '/v1/drafts', { body: { title } });

  it('is so many drafts of an organisation and no more, however many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => keep(`Draft ${n}`)));
    const kept = answers.filter(({ status }) => status === 201);
    expect(kept).toHaveLength(3);
    for (const { status, json } of answers.filter((each) => each.status !== 201))
      expect([status, json['code'], json['details']]).toEqual([409, 'draft/too-many', { limit: 3 }]);
    const other = await window.ask('second', 'POST', '/v1/drafts', { body: { title: 'Theirs' } });
    expect(other.status).toBe(201);
    const id = String(kept[0]!.json['id']);
    const removed = await window.ask('importer', 'DELETE', `/v1/drafts/${id}`, {
      headers: { 'if-match': kept[0]!.headers.get('etag')! },
    });
    expect(removed.status).toBe(204);
    expect((await keep('One more')).status).toBe(201);
  });

  it('is earlier revisions for so many days, and the newest for good', async () => {
    const draft = await window.ask('second', 'POST', '/v1/drafts', { body: { title: 'First' } });
    const path = `/v1/drafts/${String(draft.json['id'])}`;
    const saved = await window.ask('second', 'PUT', path, {
      body: { title: 'Second' },
      headers: { 'if-match': draft.headers.get('etag')! },
    });
    expect(saved.status).toBe(200);
    await sweep();
    const revisions = async () => (await window.ask('second', 'GET', `${path}/revisions`)).json['items'];
    expect(await revisions()).toHaveLength(2);
    await window.database.db.query(`UPDATE draft_revision SET saved_at = saved_at - interval '11 days'`);
    await sweep();
    expect(await revisions()).toMatchObject([{ version: 2 }]);
    expect((await window.ask('second', 'GET', path)).json['title']).toBe('Second');
  });

  it('is the file and the rows of a batch for so many days, and its counts for good', async () => {
    const batches = new BatchClient(window);
    const { id } = await batches.file('jsonl', websiteFilings('KEPT', 3).map(jsonLine).join(''));
    await sweep();
    expect(await batches.rows(id)).toHaveLength(3);
    await window.database.db.query(
      `UPDATE batch SET ended_at = ended_at - interval '21 days' WHERE id = $1`,
      [id],
    );
    await sweep();
    for (const what of ['file', 'rows']) {
      const { status, json } = await window.ask('importer', 'GET', `/v1/batches/${id}/${what}`);
      expect([status, json['code']]).toEqual([404, 'batch/cleared']);
    }
    const batch = await batches.show(id);
    expect(batch).toMatchObject({ state: 'completed', rows: { lodged: 3 } });
    expect(batch.clearedAt).toBeDefined();
    expect(batch.links).toEqual({ self: { href: `/v1/batches/${id}` } });
    expect(await window.count(`batch_chunk WHERE batch_id = '${id}'`)).toBe(0);
    expect(await window.count('filing')).toBe(3);
  });
});
