import { sendDocument } from '../../../../test/documents/send-document';
import { FilingWindow, type Answer, type Person } from '../../../../test/filing/filing-window';
import { aStep, COMMUNICATIONS, publishKind } from '../../../../test/filing/kind-under-test';

const steps = [aStep('review', [COMMUNICATIONS])];
const promise = {
  steps,
  decision: [{ mode: 'commitment', validFrom: '2026-01-01' }],
  commitment: {
    notice: { en: 'The store is fenced and guarded.', zh: '库房应封闭并有人看守。' },
    pointer: '/promised',
    checkWithin: 40,
    putRightWithin: 10,
  },
  grants: { title: { en: 'Permit', zh: '许可证' }, prefix: 'PRM' },
};
const onTheSpot = (share: string) => ({
  steps,
  decision: [{ mode: 'onTheSpot', validFrom: '2026-01-01' }],
  spotCheck: { share, checkWithin: 20, putRightWithin: 5 },
});

describe('checks after decisions', () => {
  let window: FilingWindow;
  let numbered = 0;
  beforeAll(async () => {
    window = await FilingWindow.open();
    await publishKind(window, 'promised-permit', promise);
    await publishKind(window, 'always-checked', onTheSpot('1'));
    await publishKind(window, 'never-checked', onTheSpot('0'));
  });
  afterAll(() => window.close());

  const filed = (kind: string, payload: object, who: Person = 'importer', query = ''): Promise<Answer> =>
    window.ask(who, 'POST', `/v1/filings${query}`, {
      body: { kind, reference: `CHECK-${(numbered += 1)}`, payload },
    });
  const promised = (who: Person = 'importer') =>
    filed('promised-permit', { name: 'Store 1', promised: true }, who);
  const act = async (who: Person, id: string, what: string, body: object): Promise<Answer> =>
    window.ask(who, 'POST', `/v1/post-checks/${id}/${what}`, {
      body,
      headers: { 'if-match': await window.etagOf('wang', `/v1/post-checks/${id}`) },
    });
  const checkOf = async (filingId: string): Promise<string> => {
    const { json } = await window.ask('wang', 'GET', '/v1/post-checks?limit=500');
    const items = json['items'] as unknown as { id: string; filing: { id: string } }[];
    return items.find(({ filing }) => filing.id === filingId)!.id;
  };
  const aCheck = async (who: Person = 'importer'): Promise<{ filing: string; check: string }> => {
    const filing = String((await promised(who)).json['id']);
    return { filing, check: await checkOf(filing) };
  };

  it('decides on a signed promise in the same request, and puts the check before the body', async () => {
    const answer = await promised();
    expect([answer.status, answer.json['status']]).toEqual([201, 'approved']);
    expect(answer.json['decision']).toMatchObject({ outcome: 'approved', mode: 'commitment' });
    const check = await checkOf(String(answer.json['id']));
    const seen = await window.ask('importer', 'GET', `/v1/post-checks/${check}`);
    expect(seen.json).toMatchObject({ state: 'due', cause: 'commitment', holder: 'yuzhou-imports' });
    const { openedAt, checkBy } = seen.json as unknown as { openedAt: string; checkBy: string };
    // Forty working days are at least eight weeks.
    expect(Date.parse(checkBy) - Date.parse(openedAt)).toBeGreaterThan(55 * 86_400_000);
    for (const stranger of ['second', 'chen', 'clerk'] as const) {
      expect((await window.ask(stranger, 'GET', `/v1/post-checks/${check}`)).status).toBe(404);
    }
    const facts = await window.facts(String(answer.json['id']), 3);
    expect(facts.map(({ type }) => type.split('.')[2])).toEqual(['lodged', 'decided', 'post-check-moved']);
    expect(facts[2]?.data['concerns']).toEqual(['yuzhou-imports', 'cq-communications-administration']);
  });

  it('takes the ordinary way when the applicant promises nothing', async () => {
    const answer = await filed('promised-permit', { name: 'Store 1', promised: false });
    expect([answer.status, answer.json['status']]).toEqual([202, 'underReview']);
  });

  it('goes through order, answer and confirmation, each told in the history', async () => {
    const { filing, check } = await aCheck();
    expect(
      (await act('wang', check, 'revocation', { reason: 'No.', falsePromise: false })).json['code'],
    ).toBe('post-check/order-first');
    const ordered = await act('wang', check, 'order', { text: 'Fence the store.' });
    expect(ordered.json).toMatchObject({ state: 'putRightOrdered', order: { text: 'Fence the store.' } });
    expect(
      (await act('wang', check, 'revocation', { reason: 'No.', falsePromise: false })).json['code'],
    ).toBe('post-check/still-in-time');
    expect((await act('wang', check, 'response', { statement: 'Done.' })).status).toBe(403);
    expect((await act('importer', check, 'confirmation', { finding: 'Fine.' })).status).toBe(403);
    expect((await act('importer', check, 'response', { statement: 'It is fenced.' })).json['state']).toBe(
      'putRight',
    );
    expect((await act('wang', check, 'confirmation', { finding: 'Seen.' })).json['state']).toBe('confirmed');
    const { json } = await window.ask('importer', 'GET', `/v1/filings/${filing}/history`);
    const items = json['items'] as unknown as { action: string; why?: string }[];
    expect(items.slice(-3).map(({ why }) => why)).toEqual(['Fence the store.', 'It is fenced.', 'Seen.']);
    expect((await window.ask('importer', 'GET', `/v1/filings/${filing}`)).json['status']).toBe('approved');
  });

  it('takes papers of the holder as proof, which the body reads from then on', async () => {
    const { check } = await aCheck();
    await act('wang', check, 'order', { text: 'Fence the store.' });
    const [mine, theirs] = [await sendDocument(window), await sendDocument(window, 'second')];
    const respond = (document: string) =>
      act('importer', check, 'response', { statement: 'It is fenced.', documents: [document] });
    expect((await respond(theirs)).json['errors']).toMatchObject([
      { code: 'filing/document-unknown', pointer: '/documents/0' },
    ]);
    const read = () => window.ask('wang', 'GET', `/v1/documents/${mine}/content`);
    expect((await read()).status).toBe(404);
    expect((await respond(mine)).json['state']).toBe('putRight');
    expect((await read()).status).toBe(200);
  });

  it('refuses a change on what was seen before another officer acted', async () => {
    const { check } = await aCheck();
    const stale = await window.etagOf('wang', `/v1/post-checks/${check}`);
    const confirm = () =>
      window.ask('wang', 'POST', `/v1/post-checks/${check}/confirmation`, {
        body: { finding: 'Seen.' },
        headers: { 'if-match': stale },
      });
    const answers = await Promise.all([confirm(), confirm()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('revokes a false promise, and bars the holder from promising until the record is repaired', async () => {
    const { filing, check } = await aCheck('second');
    const words = { reason: 'There never was a store.', falsePromise: true };
    expect((await act('wang', check, 'revocation', words)).json['state']).toBe('revoked');
    expect((await window.ask('second', 'GET', `/v1/filings/${filing}`)).json['status']).toBe('revoked');
    const [grant] = await window.database.db.query<{ state: string }>(
      'SELECT state FROM issued_grant WHERE filing_id = $1',
      [filing],
    );
    expect(grant?.state).toBe('revoked');

    for (const query of ['', '?validate=only']) {
      const barred = await filed('promised-permit', { name: 'Store 2', promised: true }, 'second', query);
      expect(barred.json['errors']).toMatchObject([
        { code: 'filing/commitment-barred', pointer: '/payload/promised' },
      ]);
    }
    expect((await filed('promised-permit', { name: 'Store 2', promised: false }, 'second')).status).toBe(202);
    expect((await promised('importer')).status).toBe(201);

    const flags = await window.ask('second', 'GET', '/v1/credit-flags?unrepaired=true');
    const [flag] = flags.json['items'] as unknown as { id: string }[];
    const repair = (who: Person) =>
      window.ask(who, 'POST', `/v1/credit-flags/${flag!.id}/repair`, { body: { reason: 'Fined and paid.' } });
    expect((await repair('second')).status).toBe(403);
    expect((await repair('chen')).status).toBe(404);
    expect((await repair('wang')).json['repaired']).toMatchObject({ reason: 'Fined and paid.' });
    expect((await repair('wang')).json['code']).toBe('credit-flag/already-repaired');
    expect((await promised('second')).status).toBe(201);
  });

  it('draws those decided on the spot by their share, and leaves the others alone', async () => {
    const drawn = await filed('always-checked', { name: 'Store 1' });
    expect(drawn.status).toBe(201);
    expect(await checkOf(String(drawn.json['id']))).toBeDefined();
    const spared = await filed('never-checked', { name: 'Store 1' });
    expect(spared.status).toBe(201);
    await expect(checkOf(String(spared.json['id']))).rejects.toThrow();
  });

  it('gives the same filing and one check for equal requests', async () => {
    const body = {
      kind: 'promised-permit',
      reference: 'EQUAL-1',
      payload: { name: 'Store', promised: true },
    };
    const ask = () => window.ask('importer', 'POST', '/v1/filings', { body });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const [{ count }] = (await window.database.db.query(
      'SELECT count(*)::int AS count FROM post_check WHERE filing_id = $1',
      [answers[0]!.json['id']],
    )) as [{ count: number }];
    expect(count).toBe(1);
  });
});
