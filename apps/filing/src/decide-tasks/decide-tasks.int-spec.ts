import { FilingWindow } from '../../../../test/filing/filing-window';
import {
  aStep,
  COMMUNICATIONS,
  CUSTOMS_OFFICE,
  PRESS,
  publishKinds,
} from '../../../../test/filing/kind-under-test';
import { OfficersDesk } from '../../../../test/filing/officers-desk';

const approve = { outcome: 'approved', reason: 'Fine.' };
const refuse = { outcome: 'refused', reason: 'Not so.' };

describe('a filing’s way through its bodies', () => {
  let window: FilingWindow;
  let desk: OfficersDesk;
  beforeAll(async () => {
    window = await FilingWindow.open();
    desk = new OfficersDesk(window);
    const large = { reads: { size: '/size' }, expression: 'size == "large"' };
    await publishKinds(window, {
      'two-levels': {
        steps: [
          aStep('district', [CUSTOMS_OFFICE, PRESS], { when: large }),
          aStep('province', [COMMUNICATIONS], { secondPerson: true }),
        ],
        reasons: [
          { code: 'no-room', outcome: 'refused', text: { en: 'There is no room.', zh: '没有余地。' } },
        ],
      },
      joint: {
        steps: [aStep('joint', [COMMUNICATIONS, PRESS, CUSTOMS_OFFICE], { concludes: 'lead' })],
      },
      'asked-by-one': {
        steps: [aStep('review', [CUSTOMS_OFFICE, PRESS])],
        queries: { answerWithin: 5 },
      },
      'only-large': { steps: [aStep('district', [PRESS], { when: large })] },
    });
  });
  afterAll(() => window.close());

  let serial = 0;
  const lodge = async (kind: string, payload: object = { size: 'large' }): Promise<string> => {
    serial += 1;
    return (await window.lodge('importer', { kind, reference: `${kind}-${serial}`, payload })).id;
  };
  const shown = async (id: string) => (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json;
  const statesOf = async (id: string): Promise<string> =>
    ((await shown(id))['steps'] as unknown as { name: string; state: string }[])
      .map(({ name, state }) => `${name} ${state}`)
      .join(', ');

  it('goes step by step, its bodies side by side, and one decision holds by two persons', async () => {
    const id = await lodge('two-levels');
    expect(await statesOf(id)).toBe('district open, province ahead');
    expect(await desk.taskOf('wang', id)).toBeUndefined();
    await desk.work('chen', id, 'decision', approve);
    expect(await shown(id)).toMatchObject({ status: 'underReview' });
    await desk.work('he', id, 'decision', approve);
    expect(await statesOf(id)).toBe('district passed, province open');

    const proposed = await desk.work('wang', id, 'decision', {
      ...approve,
      conditions: [{ en: 'a', zh: 'b' }],
    });
    expect(proposed.json).toMatchObject({ state: 'proposed' });
    expect(await shown(id)).toMatchObject({ status: 'underReview' });
    const alone = await desk.act('wang', id, 'confirmation', { confirms: true });
    expect([alone.status, alone.json['code']]).toEqual([403, 'task/second-person']);
    expect((await desk.act('sun', id, 'confirmation', { confirms: true })).json).toMatchObject({
      state: 'decided',
      confirmedBy: 'officer-sun',
    });
    expect(await shown(id)).toMatchObject({
      status: 'approved',
      decision: {
        conditions: [{ en: 'a', zh: 'b' }],
        reasons: [{ by: CUSTOMS_OFFICE }, { by: PRESS }, { by: COMMUNICATIONS }],
      },
    });
    const facts = await window.facts(id, 6);
    expect(facts.map(({ type }) => type.split('.')[2])).toEqual([
      'lodged',
      'review-opened',
      'review-opened',
      'step-passed',
      'review-opened',
      'decided',
    ]);
  });

  it('can be sent back by the second person to the one who proposed', async () => {
    const id = await lodge('two-levels', { size: 'small' });
    expect(await statesOf(id)).toBe('province open');
    await desk.work('wang', id, 'decision', approve);
    const back = await desk.act('sun', id, 'confirmation', { confirms: false, reason: 'Look again.' });
    expect(back.json).toMatchObject({ state: 'claimed', assignee: 'officer-wang' });
    const unlisted = await desk.act('wang', id, 'decision', {
      outcome: 'approved',
      reasons: [{ code: 'no-room' }],
    });
    expect([unlisted.status, unlisted.json['code']]).toEqual([422, 'task/unknown-reason']);
    await desk.act('wang', id, 'decision', { outcome: 'refused', reasons: [{ code: 'no-room' }] });
    await desk.act('sun', id, 'confirmation', { confirms: true });
    expect(await shown(id)).toMatchObject({
      status: 'refused',
      decision: { reasons: [{ code: 'no-room', text: { zh: '没有余地。' }, by: COMMUNICATIONS }] },
    });
  });

  it('is refused by one body, and the others have nothing left to do', async () => {
    const id = await lodge('two-levels');
    const task = (await desk.taskOf('he', id))!;
    await desk.work('chen', id, 'decision', refuse);
    expect(await shown(id)).toMatchObject({ status: 'refused', decision: { decidedBy: 'officer-chen' } });
    expect(await statesOf(id)).toBe('district refused, province ahead');
    expect((await window.ask('he', 'GET', `/v1/tasks/${task}`)).json).toMatchObject({ state: 'cancelled' });
  });

  it('is decided by the body that leads once it has heard the others', async () => {
    const id = await lodge('joint');
    const early = await desk.work('wang', id, 'decision', approve);
    expect([early.status, early.json['code']]).toEqual([409, 'task/opinions-outstanding']);
    expect(early.json).toMatchObject({ details: { bodies: [PRESS, CUSTOMS_OFFICE] } });
    expect((await desk.work('he', id, 'decision', approve)).json['code']).toBe('task/not-the-role');
    await desk.act('he', id, 'opinion', { opinion: { en: 'Rather not.', zh: '不宜。' } });
    await desk.work('chen', id, 'opinion', { opinion: { en: 'Why not.', zh: '可以。' } });
    await desk.act('wang', id, 'decision', approve);
    expect(await shown(id)).toMatchObject({
      status: 'approved',
      decision: {
        decidedBy: 'officer-wang',
        reasons: [
          { by: COMMUNICATIONS, code: 'officer' },
          { by: PRESS, code: 'opinion', text: { zh: '不宜。' } },
          { by: CUSTOMS_OFFICE, code: 'opinion' },
        ],
      },
    });
  });

  it('is approved at once where no step is for it, and the dry run says whose steps are', async () => {
    expect(await shown(await lodge('only-large', { size: 'small' }))).toMatchObject({
      status: 'approved',
      decision: { decidedBy: 'rules', reasons: [{ code: 'no-step' }] },
    });
    const body = { kind: 'two-levels', reference: 'dry', payload: { size: 'small' } };
    const dry = await window.ask('importer', 'POST', '/v1/filings?validate=only', { body });
    expect(dry.json).toMatchObject({ bodies: [COMMUNICATIONS] });
  });

  it('has one end when both bodies decide at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await lodge('two-levels');
      await desk.claim('chen', id);
      await desk.claim('he', id);
      const [chen, he] = [
        await desk.prepare('chen', id, 'decision', approve),
        await desk.prepare('he', id, 'decision', approve),
      ];
      const [first, second] = await Promise.all([chen(), he()]);
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(await statesOf(id)).toBe('district passed, province open');
      expect(await window.database.db.query('SELECT FROM task WHERE filing_id = $1', [id])).toHaveLength(3);
    }
  });

  it('is decided as it was or answered by a new version, never both, when both are asked at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await lodge('asked-by-one');
      await desk.work('chen', id, 'query', { questions: [{ text: { en: 'Whose?', zh: '谁的?' } }] });
      const path = `/v1/filings/${id}`;
      await desk.claim('he', id);
      const { json, headers } = await window.ask('importer', 'GET', path);
      const body = { kind: 'asked-by-one', reference: json['reference'], payload: { size: `${round}` } };
      const decide = await desk.prepare('he', id, 'decision', refuse);
      const [decision, version] = await Promise.all([
        decide(),
        window.ask('importer', 'POST', `${path}/versions`, {
          body,
          headers: { 'if-match': headers.get('etag') ?? '' },
        }),
      ]);
      const end = await shown(id);
      const entries = (await window.ask('importer', 'GET', `${path}/history`)).json['items'] as unknown as {
        action: string;
      }[];
      const actions = entries.map(({ action }) => action);
      // Whichever came second saw what the first had done: a version in between answers, one after is refused.
      if (version.status === 202) expect(actions.indexOf('corrected')).toBeGreaterThan(-1);
      else expect(version.status).toBe(412);
      if (decision.status === 200) expect(end['status']).toBe('refused');
      else expect([409, 412]).toContain(decision.status);
      expect([decision.status === 200, version.status === 202]).toContain(true);
      expect(end).toMatchObject({ version: version.status === 202 ? 2 : 1 });
    }
  });

  it('is withdrawn or decided, never both, when both are asked at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await lodge('two-levels');
      await desk.claim('chen', id);
      const headers = { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) };
      const decide = await desk.prepare('chen', id, 'decision', refuse);
      const [decision, withdrawal] = await Promise.all([
        decide(),
        window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, { body: { reason: 'x' }, headers }),
      ]);
      expect([decision.status, withdrawal.status].filter((status) => status === 200)).toHaveLength(1);
      expect((await shown(id))['status']).toBe(decision.status === 200 ? 'refused' : 'withdrawn');
      expect(
        await window.database.db.query(
          `SELECT FROM task WHERE filing_id = $1 AND state NOT IN ('decided', 'cancelled')`,
          [id],
        ),
      ).toEqual([]);
    }
  });
});
