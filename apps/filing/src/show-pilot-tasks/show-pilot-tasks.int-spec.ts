import type { PilotTaskView } from '@landport/contracts';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration, aRecognition, aWebsiteFiling } from '../../../../test/filing/filings';
import { OfficersDesk } from '../../../../test/filing/officers-desk';

describe('the register of pilot tasks', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const register = async (query = ''): Promise<readonly PilotTaskView[]> =>
    (await window.ask('second', 'GET', `/v1/pilot-tasks${query}`)).json['items'] as never;
  const taskOf = async (kind: string): Promise<PilotTaskView> =>
    (await register()).find(({ kinds }) => kinds.some((each) => each.kind === kind))!;

  it('counts nothing, and knows no time, before anything is lodged', async () => {
    const task = await taskOf('website-filing');
    expect(task).toMatchObject({ field: 'telecommunications', leadBody: 'cq-communications-administration' });
    expect(task.filings).toEqual({ all: 0, underWay: 0, approved: 0, refused: 0, withdrawn: 0, revoked: 0 });
    expect(task).not.toHaveProperty('medianSeconds');
  });

  it('counts filings of all organisations by outcome', async () => {
    await window.lodge('importer', aRecognition('PT-1', 'chongqing-pilot'));
    await window.lodge('importer', aRecognition('PT-2', 'chengdu'));
    await window.lodge('second', aRecognition('PT-3', 'chengdu'));
    const task = await taskOf('high-tech-recognition');
    expect(task.filings).toMatchObject({ all: 3, underWay: 0, approved: 1, refused: 2 });
    expect(task.kinds).toMatchObject([{ kind: 'high-tech-recognition', filings: { all: 3, refused: 2 } }]);
    // Decided in the same request: the time is told, and is that of a request.
    expect(task.medianSeconds).toBeLessThan(60);
  });

  it('measures the median from lodging to decision', async () => {
    const desk = new OfficersDesk(window);
    for (const [number, hours] of [1, 2, 40].entries()) {
      const { id } = await window.lodge('importer', aWebsiteFiling(`PT-W${number}`));
      const decided = await desk.work('wang', id, 'decision', {
        outcome: 'approved',
        reason: 'All is there.',
      });
      expect(decided.status).toBe(200);
      await window.database.db.query(
        `UPDATE filing SET lodged_at = (decision ->> 'decidedAt')::timestamptz - $2 * interval '1 hour' WHERE id = $1`,
        [id, hours],
      );
    }
    await window.lodge('importer', aWebsiteFiling('PT-W9'));
    expect(await taskOf('website-filing')).toMatchObject({
      filings: { all: 4, approved: 3, underWay: 1 },
      medianSeconds: 7_200,
      kinds: [{ kind: 'website-filing', medianSeconds: 7_200 }],
    });
  });

  it('gives the tasks of one field, and refuses a field that there is not', async () => {
    expect((await register('?field=health')).map(({ field }) => field)).toEqual(['health']);
    expect((await window.ask('second', 'GET', '/v1/pilot-tasks?field=magic')).status).toBe(422);
  });

  it('counts by an index in which declarations have no part', async () => {
    await window.lodge('importer', aDeclaration('PT-D'));
    const plan = await window.database.db.transaction(async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      return tx.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT count(*) FROM filing WHERE kind = ANY($1) AND kind NOT LIKE '%-declaration'`,
        [['website-filing', 'bid']],
      );
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('filing_by_kind');
  });
});
