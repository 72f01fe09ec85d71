import { DeclarationAssessed, DeclarationReleased } from '@landport/contracts';
import { Mrn } from '@landport/domain';
import { FilingWindow, type Answer } from '../../../../test/filing/filing-window';
import { aDeclaration, aWebsiteFiling, describedAs } from '../../../../test/filing/filings';

const AT = '2026-03-02T08:00:00.000Z';
const MRN = Mrn.of(2026, 'CN', '3');
const MONEY = { amount: '10.00', currency: 'CNY' };

describe('withdrawing a filing', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const withdraw = (id: string, etag: string, body: object = { reason: 'Sent by mistake.' }) =>
    window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, { body, headers: { 'if-match': etag } });
  const historyOf = async (id: string) => {
    const { json } = await window.ask('importer', 'GET', `/v1/filings/${id}/history`);
    const items = json['items'] as unknown as { action: string; why?: string }[];
    return { actions: items.map(({ action }) => action), chain: json['chain'], items };
  };
  const statusOf = async (id: string) =>
    (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json['status'];

  it('wants a reason, which stands in the history and is told', async () => {
    const { id, etag } = await window.lodge('importer', aDeclaration('WD-1'));
    for (const body of [{}, { reason: '' }, { reason: 'x'.repeat(1_001) }])
      expect((await withdraw(id, etag, body)).status).toBe(422);
    expect((await withdraw(id, etag)).json['status']).toBe('withdrawn');
    const { items } = await historyOf(id);
    expect(items.at(-1)).toMatchObject({ action: 'withdrawn', why: 'Sent by mistake.' });
    const [, told] = await window.facts(id, 2);
    expect(told).toMatchObject({
      type: 'landport.filing.withdrawn.v1',
      data: { reason: 'Sent by mistake.' },
    });
    const again = await withdraw(id, await window.etagOf('importer', `/v1/filings/${id}`));
    expect([again.status, again.json['code']]).toEqual([409, 'filing/not-open']);
  });

  it('while customs releases it ends as released, and says so to whoever withdrew', async () => {
    const lodged = await Promise.all(
      Array.from({ length: 40 }, (_, n) => window.lodge('importer', aDeclaration(`RACE-${n}`))),
    );
    const of = (filingId: string) => ({ filingId, version: 1, concerns: ['yuzhou-imports'] });
    const release = async () => {
      await window.tell(
        DeclarationAssessed,
        lodged.map(({ id }) => ({
          ...of(id),
          ...{
            lane: 'green' as const,
            duty: MONEY,
            vat: MONEY,
            total: MONEY,
            guaranteeHeld: MONEY,
            assessedAt: AT,
          },
        })),
      );
      await window.tell(
        DeclarationReleased,
        lodged.map(({ id }) => ({ ...of(id), mrn: MRN, releasedAt: AT, releasedBy: 'rules' })),
      );
    };
    const withdrawals = lodged.map(async ({ id }): Promise<Answer> => {
      const path = `/v1/filings/${id}`;
      for (;;) {
        const answer = await withdraw(id, await window.etagOf('importer', path));
        if (answer.status !== 412) return answer;
      }
    });
    const [answers] = await Promise.all([Promise.all(withdrawals), release()]);
    await window.handled(lodged.map(({ id }) => id));
    for (const [n, { id }] of lodged.entries()) {
      const { actions, chain } = await historyOf(id);
      expect([await statusOf(id), chain]).toEqual(['released', expect.objectContaining({ whole: true })]);
      const wasWithdrawn = answers[n]!.status === 200;
      expect(wasWithdrawn || answers[n]!.json['code'] === 'filing/not-open').toBe(true);
      expect(actions.includes('withdrawn')).toBe(wasWithdrawn);
      expect(actions.filter((action) => action === 'released')).toHaveLength(1);
      if (wasWithdrawn) expect(actions.indexOf('withdrawn')).toBeLessThan(actions.indexOf('released'));
    }
  });

  it('and deciding it at once: one of them happens, and the other is told which', async () => {
    for (let n = 0; n < 8; n += 1) {
      const { id, etag } = await window.lodge('importer', aWebsiteFiling(`RACE-W-${n}`));
      const [task] = await window.database.db.query<{ id: string }>(
        'SELECT id FROM task WHERE filing_id = $1',
        [id],
      );
      const path = `/v1/tasks/${task!.id}`;
      const claimed = await window.ask('wang', 'POST', `${path}/claim`, {
        headers: { 'if-match': await window.etagOf('wang', path) },
      });
      expect([etag, claimed.status]).toEqual([expect.any(String), 200]);
      const seen = await window.etagOf('importer', `/v1/filings/${id}`);
      const [withdrawn, decided] = await Promise.all([
        withdraw(id, seen),
        window.ask('wang', 'POST', `${path}/decision`, {
          body: { outcome: 'approved', reason: 'All there.' },
          headers: { 'if-match': claimed.headers.get('etag')! },
        }),
      ]);
      const won = [withdrawn, decided].filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      expect(await statusOf(id)).toBe(won[0] === withdrawn ? 'withdrawn' : 'approved');
      const lost = won[0] === withdrawn ? decided : withdrawn;
      expect([409, 412]).toContain(lost.status);
    }
  });

  it('and amending it at once: one of them happens', async () => {
    const { id, etag } = await window.lodge('importer', aDeclaration('RACE-A'));
    const [withdrawn, amended] = await Promise.all([
      withdraw(id, etag),
      window.ask('importer', 'POST', `/v1/filings/${id}/versions`, {
        body: describedAs(aDeclaration('RACE-A'), 'Memories'),
        headers: { 'if-match': etag },
      }),
    ]);
    expect([withdrawn.status, amended.status].sort()).toEqual(
      withdrawn.status === 200 ? [200, 412] : [202, 412],
    );
  });
});
