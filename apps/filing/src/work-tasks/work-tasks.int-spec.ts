import { ReviewRequested } from '@landport/contracts';
import { FilingWindow, type Person } from '../../../../test/filing/filing-window';
import { aDeclaration, aWebsiteFiling } from '../../../../test/filing/filings';

const AT = '2026-03-02T08:00:00.000Z';

describe('officers at their work list', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const act = (who: Person, task: string, what: string, etag: string | undefined, body?: object) =>
    window.ask(who, 'POST', `/v1/tasks/${task}/${what}`, {
      ...(body && { body }),
      ...(etag !== undefined && { headers: { 'if-match': etag } }),
    });
  const tasksOf = async (who: Person, query = '') =>
    (await window.ask(who, 'GET', `/v1/tasks${query}`)).json['items'] as unknown as {
      id: string;
      filing: { id: string };
    }[];
  const taskOf = async (who: Person, filingId: string): Promise<string> => {
    const task = (await tasksOf(who)).find(({ filing }) => filing.id === filingId);
    return task!.id;
  };
  const reviewed = async (reference: string): Promise<{ id: string; task: string; etag: string }> => {
    const { id } = await window.lodge('importer', aDeclaration(reference));
    const concerns = ['yuzhou-imports'];
    await window.tell(ReviewRequested, [
      { filingId: id, version: 1, concerns, lane: 'red', body: 'ckg-customs', requestedAt: AT },
    ]);
    await window.handled([id]);
    const task = await taskOf('chen', id);
    return { id, task, etag: await window.etagOf('chen', `/v1/tasks/${task}`) };
  };
  const refuse = { outcome: 'refused', reason: 'The code does not fit the goods.' };

  it('shows a zone’s review to the officers of its body and to nobody else', async () => {
    const { id, task } = await reviewed('REVIEW-1');
    expect(await tasksOf('chen', '?queue=import-declaration&lane=red')).toHaveLength(1);
    expect(await tasksOf('chen', '?lane=green')).toHaveLength(0);
    expect(await tasksOf('wang')).toHaveLength(0);
    // Asked for on Monday 2 March 2026; the kind gives customs one working day, in Chongqing's zone.
    const shown = await window.ask('chen', 'GET', `/v1/tasks/${task}`);
    expect(shown.json).toMatchObject({ state: 'open', lane: 'red', dueAt: '2026-03-03T16:00:00.000Z' });
    expect((await window.ask('wang', 'GET', `/v1/tasks/${task}`)).status).toBe(404);
    expect((await window.ask('clerk', 'GET', `/v1/tasks/${task}`)).status).toBe(403);
    expect((await window.ask('importer', 'GET', '/v1/tasks')).status).toBe(403);
    expect((await window.ask('chen', 'GET', `/v1/filings/${id}`)).status).toBe(200);
    expect((await window.ask('wang', 'GET', `/v1/filings/${id}`)).status).toBe(404);
    expect((await window.ask('clerk', 'GET', `/v1/filings/${id}`)).status).toBe(404);
  });

  it('gives a task to one of two officers who claim it at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { task, etag } = await reviewed(`RACE-${round}`);
      const answers = await Promise.all([act('chen', task, 'claim', etag), act('li', task, 'claim', etag)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const late = answers.find(({ status }) => status === 412)!;
      expect(late.json).toMatchObject({ current: { href: `/v1/tasks/${task}`, etag: '"2"' } });
    }
  });

  it('refuses a second officer’s late decision with 412 and the current version', async () => {
    const { id, task, etag } = await reviewed('LATE-1');
    const claimed = await act('chen', task, 'claim', etag);
    const held = claimed.headers.get('etag')!;
    expect((await act('chen', task, 'decision', undefined, refuse)).status).toBe(428);
    expect((await act('li', task, 'decision', held, refuse)).json['code']).toBe('task/held-by-another');
    expect((await act('chen', task, 'decision', held, refuse)).json).toMatchObject({ state: 'decided' });
    const late = await act('li', task, 'decision', held, { outcome: 'approved', reason: 'Fine.' });
    expect([late.status, late.json['code']]).toEqual([412, 'change/precondition-failed']);
    const facts = await window.facts(id, 3);
    expect(facts.map(({ type }) => type.split('.')[2])).toEqual(['lodged', 'review-opened', 'task-decided']);
    expect(facts[2]?.data).toMatchObject({
      outcome: 'refused',
      decidedBy: 'officer-chen',
      reason: refuse.reason,
    });
    // The zone has yet to apply it.
    expect((await window.ask('importer', 'GET', `/v1/filings/${id}`)).json).toMatchObject({
      status: 'underReview',
    });
  });

  it('decides the filing itself where the kind’s own body decides', async () => {
    const { id } = await window.lodge('importer', aWebsiteFiling('WEB-1'));
    const task = await taskOf('wang', id);
    const claimed = await act('wang', task, 'claim', await window.etagOf('wang', `/v1/tasks/${task}`));
    const approve = { outcome: 'approved', reason: 'Recorded.' };
    await act('wang', task, 'decision', claimed.headers.get('etag')!, approve);
    expect((await window.ask('importer', 'GET', `/v1/filings/${id}`)).json).toMatchObject({
      status: 'approved',
      decision: { outcome: 'approved', decidedBy: 'officer-wang' },
    });
    expect((await window.facts(id, 3)).at(-1)?.type).toBe('landport.filing.decided.v1');
  });

  it('takes a task back into the list, and out of it when the filing is withdrawn', async () => {
    const { id } = await window.lodge('importer', aWebsiteFiling('WEB-2'));
    const task = await taskOf('wang', id);
    const claimed = await act('wang', task, 'claim', await window.etagOf('wang', `/v1/tasks/${task}`));
    const back = await act('wang', task, 'release', claimed.headers.get('etag')!);
    expect(back.json).toMatchObject({ state: 'open' });
    const withdrawal = {
      body: { reason: 'closed' },
      headers: { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) },
    };
    expect((await window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, withdrawal)).status).toBe(
      200,
    );
    expect((await window.ask('wang', 'GET', `/v1/tasks/${task}`)).json).toMatchObject({ state: 'cancelled' });
    expect((await act('wang', task, 'claim', '"4"')).status).toBe(409);
  });
});
