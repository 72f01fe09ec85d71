import { ReviewRequested } from '@landport/contracts';
import { until } from '@landport/testing';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration } from '../../../../test/filing/filings';
import { aClock, aStep, COMMUNICATIONS, PRESS, publishKinds } from '../../../../test/filing/kind-under-test';
import { OfficersDesk } from '../../../../test/filing/officers-desk';
import { DueClocks } from './due-clocks';

const LONG_AGO = '2026-01-05T16:00:00.000Z';
const approve = { outcome: 'approved', reason: 'Fine.' };

describe('the clocks', () => {
  let window: FilingWindow;
  let desk: OfficersDesk;
  beforeAll(async () => {
    window = await FilingWindow.open();
    desk = new OfficersDesk(window);
    const steps = [aStep('review', [COMMUNICATIONS])];
    await publishKinds(window, {
      marked: { steps, clocks: [aClock()] },
      escalated: { steps, clocks: [aClock({ escalatesTo: PRESS })] },
      silent: {
        steps: [aStep('review', [COMMUNICATIONS, PRESS])],
        clocks: [aClock({ atEnd: 'approved' })],
      },
      joint: {
        steps: [aStep('review', [COMMUNICATIONS, PRESS], { concludes: 'lead' })],
        clocks: [aClock()],
      },
      'two-steps': {
        steps: [aStep('review', [COMMUNICATIONS]), aStep('publication', [PRESS])],
        clocks: [aClock(), aClock({ name: 'publishing', step: 'publication', workingDays: 5 })],
      },
      asked: { steps, clocks: [aClock()], queries: { answerWithin: 5 } },
    });
  });
  afterAll(() => window.close());

  let serial = 0;
  const lodge = async (kind: string): Promise<string> => {
    serial += 1;
    return (await window.lodge('importer', { kind, reference: `${kind}-${serial}`, payload: {} })).id;
  };
  /** Lets the time of a filing's clock be over, with its warning behind it. */
  const letRunOut = (id: string, name = 'review') =>
    window.database.db.query(
      `UPDATE clock SET due_at = $3, next_at = $3, warn_at = NULL
        WHERE filing_id = $1 AND name = $2 AND ended_at IS NULL`,
      [id, name, LONG_AGO],
    );
  const shown = async (id: string) => (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json;
  const over = (id: string) =>
    until('the clock to be over', async () => {
      const { clocks } = (await shown(id)) as unknown as { clocks: { ending?: string }[] };
      return clocks.some(({ ending }) => ending === 'ranOut');
    });
  const typesOf = async (id: string, many: number) =>
    (await window.facts(id, many)).map(({ type }) => type.split('.')[2]);

  it('warn a body once, and mark what stays undecided', async () => {
    const id = await lodge('marked');
    await window.database.db.query(`UPDATE clock SET warn_at = $2, next_at = $2 WHERE filing_id = $1`, [
      id,
      LONG_AGO,
    ]);
    const task = `/v1/tasks/${await desk.taskOf('wang', id)}`;
    await until('the warning', async () => {
      return (await window.ask('wang', 'GET', task)).json['warnedAt'] !== undefined;
    });
    await letRunOut(id);
    await over(id);
    expect((await window.ask('wang', 'GET', task)).json).toMatchObject({
      state: 'open',
      overdueAt: expect.any(String) as string,
    });
    expect(await typesOf(id, 4)).toEqual(['lodged', 'review-opened', 'task-warned', 'task-overdue']);
    const [, , warned] = await window.facts(id, 4);
    expect(warned?.data).toMatchObject({ concerns: [COMMUNICATIONS], clock: 'review' });
    await desk.work('wang', id, 'decision', approve);
    expect(await shown(id)).toMatchObject({ status: 'approved', clocks: [{ ending: 'ranOut' }] });
  });

  it('pass the work on to the body that the kind names, and who had it still sees the filing', async () => {
    const id = await lodge('escalated');
    await desk.claim('wang', id);
    await letRunOut(id);
    await over(id);
    expect(await desk.taskOf('wang', id)).toBeUndefined();
    expect((await window.ask('wang', 'GET', `/v1/filings/${id}`)).status).toBe(200);
    const task = await desk.taskOf('he', id);
    expect((await window.ask('he', 'GET', `/v1/tasks/${task}`)).json).toMatchObject({
      state: 'open',
      escalatedFrom: COMMUNICATIONS,
    });
    expect((await typesOf(id, 4)).at(-1)).toBe('task-escalated');
    await desk.work('he', id, 'decision', approve);
    expect(await shown(id)).toMatchObject({ status: 'approved', decision: { decidedBy: 'officer-he' } });
  });

  it('decide by the rules where silence has a meaning, and say so', async () => {
    const id = await lodge('silent');
    await desk.work('he', id, 'decision', approve);
    await letRunOut(id);
    await over(id);
    expect(await shown(id)).toMatchObject({
      status: 'approved',
      decision: { decidedBy: 'rules', reasons: [{ code: 'silence' }, { code: 'officer', by: PRESS }] },
    });
    const history = await window.ask('importer', 'GET', `/v1/filings/${id}/history`);
    const last = (history.json['items'] as unknown as { action: string; why: string }[]).at(-1);
    expect(last).toMatchObject({
      action: 'decided',
      why: expect.stringContaining('20 working days') as string,
    });
  });

  it('do not let who leads a joint review wait for opinions beyond their time', async () => {
    const id = await lodge('joint');
    expect((await desk.work('wang', id, 'decision', approve)).json['code']).toBe('task/opinions-outstanding');
    await window.database.db.query('UPDATE task SET due_at = $2 WHERE filing_id = $1', [id, LONG_AGO]);
    expect((await desk.act('wang', id, 'decision', approve)).status).toBe(200);
    expect(await shown(id)).toMatchObject({ status: 'approved' });
  });

  it('are a step’s own where the kind has one for it', async () => {
    const id = await lodge('two-steps');
    await desk.work('wang', id, 'decision', approve);
    expect(await shown(id)).toMatchObject({
      clocks: [
        { name: 'review', ending: 'met' },
        { name: 'publishing', workingDays: 5 },
      ],
    });
  });

  it('let a filing lapse whose applicant does not answer', async () => {
    const id = await lodge('asked');
    await desk.work('wang', id, 'query', { questions: [{ text: { en: 'Whose?', zh: '谁的?' } }] });
    await letRunOut(id, 'answer');
    await over(id);
    expect(await shown(id)).toMatchObject({
      status: 'lapsed',
      queries: [{ state: 'lapsed' }],
      steps: [{ state: 'ended' }],
    });
    expect(await desk.taskOf('wang', id)).toBeUndefined();
    expect((await typesOf(id, 4)).at(-1)).toBe('lapsed');
  });

  it('are noticed once, however many look', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => lodge('marked')));
    const due = window.service.app.get(DueClocks, { strict: false });
    await Promise.all(ids.map((id) => letRunOut(id)));
    const failed: unknown[] = [];
    const look = async (): Promise<void> => {
      while (await due.takeOne((_, error) => failed.push(error)));
    };
    await Promise.all([look(), look(), look(), look()]);
    await Promise.all(ids.map(over));
    expect(failed).toEqual([]);
    for (const id of ids) expect(await typesOf(id, 3)).toEqual(['lodged', 'review-opened', 'task-overdue']);
  });

  it('that cannot be handled keep no other waiting', async () => {
    const [broken, sound] = [await lodge('marked'), await lodge('marked')];
    await window.database.db.query('UPDATE filing SET kind = $2 WHERE id = $1', [broken, 'gone']);
    await letRunOut(broken);
    await letRunOut(sound);
    await over(sound);
    await until('the broken one to be postponed', async () => {
      const rows = await window.database.db.query<{ next_at: Date }>(
        'SELECT next_at FROM clock WHERE filing_id = $1',
        [broken],
      );
      return rows[0]!.next_at > new Date();
    });
    await window.database.db.query('UPDATE filing SET kind = $2 WHERE id = $1', [broken, 'marked']);
  });

  it('run for the reviews of another service too', async () => {
    const { id } = await window.lodge('importer', aDeclaration('CLOCK-1'));
    const concerns = ['yuzhou-imports'];
    const at = new Date().toISOString();
    await window.tell(ReviewRequested, [
      { filingId: id, version: 1, concerns, lane: 'red', body: 'ckg-customs', requestedAt: at },
    ]);
    await window.handled([id]);
    expect(await shown(id)).toMatchObject({ clocks: [{ name: 'release', workingDays: 1 }] });
    await letRunOut(id, 'release');
    await over(id);
    expect((await window.facts(id, 3)).at(-1)?.type).toBe('landport.filing.task-overdue.v1');
  });
});
