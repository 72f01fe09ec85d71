import { FilingWindow, type Person } from '../../../../test/filing/filing-window';
import {
  aClock,
  aStep,
  COMMUNICATIONS,
  PRESS,
  publishKind,
  publishKinds,
} from '../../../../test/filing/kind-under-test';
import { OfficersDesk } from '../../../../test/filing/officers-desk';

const approve = { outcome: 'approved', reason: 'Fine.' };
const REASON = { code: 'incomplete', outcome: 'refused', text: { en: 'Incomplete.', zh: '不完整。' } };

interface Listed {
  readonly id: string;
  readonly dueAt?: string;
  readonly filing: { readonly id: string };
}

describe('an officer’s desk', () => {
  let window: FilingWindow;
  let desk: OfficersDesk;
  beforeAll(async () => {
    window = await FilingWindow.open();
    desk = new OfficersDesk(window);
    const steps = [aStep('review', [COMMUNICATIONS])];
    await publishKinds(window, {
      slow: { steps, clocks: [aClock({ workingDays: 60 })] },
      quick: { steps, clocks: [aClock({ workingDays: 5, escalatesTo: PRESS })] },
      timeless: { steps, reasons: [REASON] },
      checked: {
        steps: [aStep('review', [COMMUNICATIONS], { secondPerson: true })],
      },
    });
  });
  afterAll(() => window.close());

  let serial = 0;
  const lodge = async (kind: string): Promise<string> => {
    serial += 1;
    return (await window.lodge('importer', { kind, reference: `${kind}-${serial}`, payload: {} })).id;
  };
  const list = async (query: string, who: Person = 'wang'): Promise<Listed[]> =>
    (await window.ask(who, 'GET', `/v1/tasks?${query}`)).json['items'] as unknown as Listed[];
  const namesOf = (tasks: readonly Listed[]): string[] => tasks.map(({ filing }) => filing.id);

  it('has what is due first at its head, page by page, and what no clock measures at its end', async () => {
    const [timeless, slow, quick] = [await lodge('timeless'), await lodge('slow'), await lodge('quick')];
    const ours = (ids: string[]): string[] => ids.filter((id) => [timeless, slow, quick].includes(id));
    expect(ours(namesOf(await list('limit=500')))).toEqual([quick, slow, timeless]);
    const paged: string[] = [];
    for (let path: string | undefined = '/v1/tasks?limit=1'; path !== undefined;) {
      const { json } = await window.ask('wang', 'GET', path);
      paged.push(...namesOf(json['items'] as unknown as Listed[]));
      path = (json['next'] as { href: string } | undefined)?.href;
    }
    expect(ours(paged)).toEqual([quick, slow, timeless]);
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('is searched by kind, step, state, holder and time', async () => {
    const id = await lodge('quick');
    const [task] = (await list('kind=quick&limit=500')).filter(({ filing }) => filing.id === id);
    await desk.claim('wang', id);
    expect(namesOf(await list('kind=quick&state=claimed&assignee=officer-wang'))).toEqual([id]);
    expect(namesOf(await list('kind=quick&state=open'))).not.toContain(id);
    expect(await list('kind=quick&step=publication')).toEqual([]);
    expect(namesOf(await list(`kind=quick&dueBefore=${task!.dueAt}`))).not.toContain(id);
    expect(await list('kind=quick&overdue=true')).toEqual([]);
    await window.database.db.query(`UPDATE task SET due_at = '2026-01-05T16:00:00Z' WHERE filing_id = $1`, [
      id,
    ]);
    expect(namesOf(await list('kind=quick&overdue=true'))).toEqual([id]);
    await desk.act('wang', id, 'decision', approve);
    expect(namesOf(await list('kind=quick&state=decided'))).toEqual([id]);
    expect((await window.ask('wang', 'GET', '/v1/tasks?cursor=bm8')).status).toBe(422);
  });

  it('shows who holds a task since when, and lets the holder hand it over', async () => {
    const id = await lodge('timeless');
    const claimed = await desk.claim('wang', id);
    expect(claimed.json).toMatchObject({ assignee: 'officer-wang', claimedAt: expect.any(String) as string });
    const body = { to: 'officer-sun', reason: 'On leave.' };
    expect((await desk.act('sun', id, 'handover', body)).json['code']).toBe('task/held-by-another');
    expect((await desk.act('wang', id, 'handover', body)).json).toMatchObject({ assignee: 'officer-sun' });
    expect((await desk.act('wang', id, 'decision', approve)).json['code']).toBe('task/held-by-another');
    expect((await desk.act('sun', id, 'decision', approve)).status).toBe(200);
  });

  it('passes a task up where the kind names a higher body, and nowhere else', async () => {
    const id = await lodge('quick');
    await desk.claim('wang', id);
    const passed = await desk.act('wang', id, 'escalation', { reason: 'A matter of principle.' });
    expect(passed.json).toMatchObject({ body: PRESS, state: 'open', escalatedFrom: COMMUNICATIONS });
    expect(await desk.taskOf('wang', id)).toBeUndefined();
    expect((await desk.work('he', id, 'decision', approve)).status).toBe(200);
    const other = await lodge('timeless');
    await desk.claim('wang', other);
    const refused = await desk.act('wang', other, 'escalation', { reason: 'x' });
    expect([refused.status, refused.json['code']]).toEqual([409, 'task/no-higher-body']);
    expect((await desk.act('wang', other, 'decision', approve)).status).toBe(200);
  });

  it('keeps notes within the body', async () => {
    const id = await lodge('quick');
    const task = await desk.taskOf('wang', id);
    const note = await window.ask('wang', 'POST', `/v1/tasks/${task}/notes`, { body: { text: 'Odd.' } });
    expect(note.status).toBe(201);
    expect((await window.ask('he', 'POST', `/v1/tasks/${task}/notes`, { body: { text: 'x' } })).status).toBe(
      404,
    );
    expect((await window.ask('sun', 'GET', `/v1/tasks/${task}`)).json).toMatchObject({
      notes: [{ by: 'officer-wang', text: 'Odd.' }],
      filing: { organisationId: 'yuzhou-imports', status: 'underReview', steps: [{ state: 'open' }] },
    });
    await desk.claim('wang', id);
    await desk.act('wang', id, 'escalation', { reason: 'x' });
    const there = await window.ask('he', 'GET', `/v1/tasks/${task}`);
    expect(there.json).toMatchObject({ notes: [] });
    for (const path of [`/v1/filings/${id}`, `/v1/filings/${id}/history`])
      expect((await window.ask('importer', 'GET', path)).text).not.toContain('Odd.');
  });

  it('decides many tasks alike, shows before what would become of each, and keeps no good one back', async () => {
    const ids = [
      await lodge('timeless'),
      await lodge('timeless'),
      await lodge('timeless'),
      await lodge('checked'),
    ];
    await desk.claim('sun', ids[1]!);
    const tasks = await Promise.all(
      ids.map(async (id) => {
        const task = (await desk.taskOf('wang', id))!;
        return { id: task, etag: await window.etagOf('wang', `/v1/tasks/${task}`) };
      }),
    );
    const stale = { ...tasks[2]!, etag: '"7"' };
    const body = { ...approve, tasks: [tasks[0], tasks[1], stale, tasks[3], tasks[0]] };
    const expected = [
      { task: tasks[0]!.id, result: 'decided' },
      { task: tasks[1]!.id, result: 'notDecided', problem: { code: 'task/held-by-another', status: 409 } },
      {
        task: tasks[2]!.id,
        result: 'notDecided',
        problem: { code: 'change/precondition-failed', status: 412 },
      },
      { task: tasks[3]!.id, result: 'proposed' },
    ];
    const preview = await window.ask('wang', 'POST', '/v1/task-decisions?validate=only', { body });
    expect(preview.json).toMatchObject({ decided: 2, items: expected });
    expect((await window.ask('wang', 'GET', `/v1/tasks/${tasks[0]!.id}`)).json).toMatchObject({
      state: 'open',
    });
    const real = await window.ask('wang', 'POST', '/v1/task-decisions', { body });
    expect(real.json).toEqual(preview.json);
    const statuses = await Promise.all(
      ids.map(async (id) => (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json['status']),
    );
    expect(statuses).toEqual(['approved', 'underReview', 'underReview', 'underReview']);
    const again = await window.ask('wang', 'POST', '/v1/task-decisions', { body });
    expect(again.json).toMatchObject({ decided: 0 });
    const strange = await window.ask('he', 'POST', '/v1/task-decisions', { body });
    expect((strange.json['items'] as unknown as { problem: { status: number } }[])[0]!.problem.status).toBe(
      404,
    );
    expect((await window.ask('clerk', 'POST', '/v1/task-decisions', { body })).status).toBe(403);
    expect(
      (await window.ask('wang', 'POST', '/v1/task-decisions', { body: { ...body, tasks: [] } })).status,
    ).toBe(422);
  });

  it('says what is usual: shares, reasons and time of the last decisions', async () => {
    await publishKind(window, 'usual', { steps: [aStep('review', [COMMUNICATIONS])], reasons: [REASON] });
    for (const decision of [approve, approve, { outcome: 'refused', reasons: [{ code: 'incomplete' }] }])
      await desk.work('wang', await lodge('usual'), 'decision', decision);
    const task = await desk.taskOf('wang', await lodge('usual'));
    const usual = await window.ask('wang', 'GET', `/v1/tasks/${task}/usual-outcomes`);
    expect(usual.json).toEqual({
      decided: 3,
      approved: 2,
      refused: 1,
      medianSeconds: expect.any(Number) as number,
      reasons: [
        { outcome: 'approved', code: 'officer', text: { en: 'Fine.', zh: 'Fine.' }, times: 2 },
        { outcome: 'refused', code: 'incomplete', text: REASON.text, times: 1 },
      ],
    });
    expect((await window.ask('he', 'GET', `/v1/tasks/${task}/usual-outcomes`)).status).toBe(404);
  });
});
