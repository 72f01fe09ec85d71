import { until } from '@landport/testing';
import { sendDocument } from '../../../../test/documents/send-document';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aStep, COMMUNICATIONS, publishKinds } from '../../../../test/filing/kind-under-test';
import { OfficersDesk } from '../../../../test/filing/officers-desk';

const LONG_AGO = '2026-01-05T16:00:00.000Z';
const paper = (code: string, mayFollow: number) => ({
  code,
  title: { en: `Paper ${code}`, zh: `文件 ${code}` },
  required: true,
  mayFollow,
});

describe('papers that may follow', () => {
  let window: FilingWindow;
  let desk: OfficersDesk;
  let serial = 0;
  beforeAll(async () => {
    window = await FilingWindow.open();
    desk = new OfficersDesk(window);
    const steps = [aStep('review', [COMMUNICATIONS])];
    const documents = [paper('lease', 10), paper('plan', 20)];
    await publishKinds(window, {
      gapped: { steps, documents },
    });
  });
  afterAll(() => window.close());

  const lodge = async (kind = 'gapped', documents: object[] = []): Promise<string> => {
    serial += 1;
    const filing = { kind, reference: `${kind}-${serial}`, payload: {}, documents };
    return (await window.lodge('importer', filing)).id;
  };
  const send = (): Promise<string> => sendDocument(window);
  const shown = async (id: string) =>
    (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json as unknown as {
      status: string;
      clocks: { name: string; document?: string; ending?: string; dueAt?: string; title: object }[];
    };
  const clockOf = async (id: string, code: string) =>
    (await shown(id)).clocks.findLast(({ document }) => document === code);
  const letRunOut = (id: string, code: string) =>
    window.database.db.query(
      `UPDATE clock SET due_at = $3, next_at = $3, warn_at = NULL
        WHERE filing_id = $1 AND name = $2 AND ended_at IS NULL`,
      [id, code, LONG_AGO],
    );
  const ended = (id: string, code: string) =>
    until('its time to be over', async () => (await clockOf(id, code))?.ending === 'ranOut');
  const supply = async (id: string, code: string) =>
    window.ask('importer', 'POST', `/v1/filings/${id}/documents`, {
      body: { documents: [{ code, documentId: await send() }] },
      headers: { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) },
    });
  const approve = (id: string) => desk.work('wang', id, 'decision', { outcome: 'approved', reason: 'Fine.' });
  const checksOf = async (id: string) => {
    const { json } = await window.ask('wang', 'GET', '/v1/post-checks?limit=500');
    return (json['items'] as unknown as { filing: { id: string }; cause: string }[]).filter(
      ({ filing }) => filing.id === id,
    );
  };

  it('each have a clock of their own, which ends when the paper comes', async () => {
    const id = await lodge('gapped', [{ code: 'plan', documentId: await send() }]);
    expect((await shown(id)).clocks).toEqual([
      expect.objectContaining({ document: 'lease', title: { en: 'Paper lease', zh: '文件 lease' } }),
    ]);
    expect((await supply(id, 'lease')).status).toBe(200);
    expect(await clockOf(id, 'lease')).toMatchObject({ ending: 'met' });
    await letRunOut(id, 'lease');
    await approve(id);
    expect(await checksOf(id)).toEqual([]);
  });

  it('are reminded of once, before their time is over', async () => {
    const id = await lodge();
    await window.database.db.query(
      `UPDATE clock SET warn_at = $2, next_at = $2 WHERE filing_id = $1 AND name = 'lease'`,
      [id, LONG_AGO],
    );
    const facts = await window.facts(id, 3);
    expect(facts.at(-1)).toMatchObject({
      type: 'landport.filing.document-due.v1',
      data: { document: 'lease', concerns: ['yuzhou-imports'] },
    });
    const history = await window.ask('importer', 'GET', `/v1/filings/${id}/history`);
    expect((history.json['items'] as unknown as { action: string }[]).at(-1)?.action).toBe('documentDue');
  });

  it('let what is undecided lapse when they do not come, and end all work on it', async () => {
    const id = await lodge();
    await letRunOut(id, 'lease');
    await ended(id, 'lease');
    expect((await shown(id)).status).toBe('lapsed');
    expect(await clockOf(id, 'plan')).toMatchObject({ ending: 'dropped' });
    expect(await desk.taskOf('wang', id)).toBeUndefined();
    const last = (await window.facts(id, 3)).at(-1);
    expect(last).toMatchObject({ type: 'landport.filing.lapsed.v1', data: { document: 'lease' } });
    expect(last?.data).not.toHaveProperty('queryId');
    expect((await supply(id, 'lease')).json['code']).toBe('filing/not-open');
  });

  it('that never come after an approval have its body look at it again, once', async () => {
    const id = await lodge();
    await approve(id);
    expect(await clockOf(id, 'lease')).not.toHaveProperty('ending');
    await letRunOut(id, 'lease');
    await ended(id, 'lease');
    expect((await shown(id)).status).toBe('approved');
    expect(await checksOf(id)).toEqual([
      expect.objectContaining({ cause: 'missingDocument', state: 'due', holder: 'yuzhou-imports' }),
    ]);
    await letRunOut(id, 'plan');
    await ended(id, 'plan');
    expect(await checksOf(id)).toHaveLength(1);
    expect((await window.facts(id, 4)).at(-1)?.type).toBe('landport.filing.post-check-moved.v1');
  });

  it('are owed no more by what was refused or withdrawn', async () => {
    const [refused, withdrawn] = [await lodge(), await lodge()];
    await desk.work('wang', refused, 'decision', { outcome: 'refused', reason: 'No.' });
    await window.ask('importer', 'POST', `/v1/filings/${withdrawn}/withdrawal`, {
      body: { reason: 'Given up.' },
      headers: { 'if-match': await window.etagOf('importer', `/v1/filings/${withdrawn}`) },
    });
    for (const id of [refused, withdrawn])
      expect(await clockOf(id, 'lease')).toMatchObject({ ending: 'dropped' });
  });

  it('keep their day through a new version that still lacks them', async () => {
    const id = await lodge();
    const before = await clockOf(id, 'plan');
    const lease = [{ code: 'lease', documentId: await send() }];
    const { reference } = (await shown(id)) as unknown as { reference: string };
    await desk.work('wang', id, 'query', { questions: [{ text: { en: 'Whose?', zh: '谁的?' } }] });
    const answered = await window.ask('importer', 'POST', `/v1/filings/${id}/versions`, {
      body: { kind: 'gapped', reference, payload: {}, documents: lease },
      headers: { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) },
    });
    expect(answered.status).toBe(202);
    expect(await clockOf(id, 'lease')).toMatchObject({ ending: 'met' });
    expect((await shown(id)).clocks.filter(({ document }) => document === 'plan')).toEqual([before]);
  });
});
