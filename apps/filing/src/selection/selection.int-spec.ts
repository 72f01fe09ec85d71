import { setTimeout as sleep } from 'node:timers/promises';
import { FilingWindow, type Answer, type Person } from '../../../../test/filing/filing-window';
import { aStep, COMMUNICATIONS, CUSTOMS_OFFICE, publishKind } from '../../../../test/filing/kind-under-test';

const WINDOW_MS = 1_500;
const contest = (places?: number) => ({
  decision: [{ mode: 'selection', validFrom: '2026-01-01' }],
  steps: [aStep('review', [CUSTOMS_OFFICE])],
  selection: { by: 'experts', panel: 2, passMark: '60', ...(places !== undefined && { places }) },
});

interface Candidate {
  readonly filing: { readonly id: string };
  readonly mean?: string;
  readonly rank?: number;
  readonly outcome?: string;
}

describe('a round of selection', () => {
  let window: FilingWindow;
  let numbered = 0;
  beforeAll(async () => {
    window = await FilingWindow.open();
    await publishKind(window, 'hub-listing', contest(2));
    await publishKind(window, 'free-listing', contest());
    await publishKind(window, 'late-listing', contest());
    await publishKind(window, 'two-levels', {
      ...contest(),
      steps: [aStep('provincial', [CUSTOMS_OFFICE]), aStep('national', [COMMUNICATIONS])],
    });
  });
  afterAll(() => window.close());

  const title = { en: 'Round of 2026', zh: '2026 年度评审' };
  const open = (who: Person, kind: string, more: object = {}): Promise<Answer> =>
    window.ask(who, 'POST', '/v1/selection-rounds', {
      body: { kind, title, closesAt: new Date(Date.now() + WINDOW_MS).toISOString(), ...more },
    });
  const lodge = async (who: Person, kind: string): Promise<string> => {
    const reference = `ROUND-${(numbered += 1)}`;
    return (await window.lodge(who, { kind, reference, payload: { name: reference } })).id;
  };
  const mark = (who: Person, round: string, filing: string, body: object): Promise<Answer> =>
    window.ask(who, 'PUT', `/v1/selection-rounds/${round}/marks/${filing}`, { body });
  const show = (who: Person, round: string) => window.ask(who, 'GET', `/v1/selection-rounds/${round}`);
  const candidates = (answer: Answer) => answer.json['candidates'] as unknown as Candidate[];
  const conclude = async (who: Person, round: string, query = ''): Promise<Answer> =>
    window.ask(who, 'POST', `/v1/selection-rounds/${round}/conclusion${query}`, {
      body: { minutes: 'All marks are in.' },
      headers: { 'if-match': await window.etagOf('chen', `/v1/selection-rounds/${round}`) },
    });

  it('ranks what was lodged in its window and decides all of it at once', async () => {
    const round = String((await open('chen', 'hub-listing')).json['id']);
    const filings: string[] = [];
    for (const who of ['importer', 'second', 'importer', 'second'] as const) {
      filings.push(await lodge(who, 'hub-listing'));
    }
    const [best, good, placeless, weak] = filings as [string, string, string, string];
    expect((await mark('chen', round, best, { mark: '90', comment: 'Good.' })).json['code']).toBe(
      'selection/not-now',
    );
    await sleep(WINDOW_MS);
    const late = await lodge('importer', 'hub-listing');

    const marks = {
      [best]: ['90', '91.5'],
      [good]: ['85', '80'],
      [placeless]: ['70', '61'],
      [weak]: ['10', '60'],
    };
    for (const [filing, [first, second]] of Object.entries(marks)) {
      expect((await mark('chen', round, filing, { mark: first, comment: 'Seen.' })).status).toBe(200);
      if (filing === weak)
        expect((await conclude('chen', round)).json['code']).toBe('selection/marks-missing');
      expect((await mark('li', round, filing, { mark: second, comment: 'Seen.' })).status).toBe(200);
    }
    expect((await mark('li', round, late, { mark: '99', comment: 'Late.' })).status).toBe(404);

    // Nobody is told of marks before all are in.
    const hidden = candidates(await show('importer', round));
    expect(hidden.map(({ filing }) => filing.id).sort()).toEqual([best, placeless].sort());
    expect(hidden.every(({ mean, rank, outcome }) => !mean && !rank && !outcome)).toBe(true);

    const preview = candidates(await conclude('chen', round, '?validate=only'));
    expect((await window.ask('importer', 'GET', `/v1/filings/${best}`)).json['status']).toBe('underReview');
    expect((await conclude('importer', round)).status).toBe(403);
    expect((await conclude('wang', round)).json['code']).toBe('selection/not-the-lead-body');
    const ended = await conclude('chen', round);
    expect(candidates(ended)).toEqual(preview);
    expect(
      candidates(ended).map(({ filing, rank, mean, outcome }) => [filing.id, rank, mean, outcome]),
    ).toEqual(
      [
        [best, 1, '90.75', 'selected'],
        [good, 2, '82.5', 'selected'],
        [placeless, 3, '65.5', 'notSelected'],
        [weak, undefined, '35', 'notSelected'],
      ].map(([id, rank, mean, outcome]) => [id, rank, Number(mean).toFixed(2), outcome]),
    );
    expect((await conclude('chen', round)).json['code']).toBe('selection/not-now');

    const statusOf = async (who: Person, id: string) =>
      (await window.ask(who, 'GET', `/v1/filings/${id}`)).json['status'] as unknown as string;
    expect(await statusOf('importer', best)).toBe('approved');
    expect(await statusOf('importer', placeless)).toBe('refused');
    expect(await statusOf('importer', late)).toBe('lodged');
    const facts = await window.facts(weak, 2);
    expect(facts[1]?.data['decision']).toMatchObject({
      mode: 'selection',
      outcome: 'refused',
      reasons: [{ code: 'selection/below-pass-mark' }],
    });
  });

  it('goes on level by level, and nobody amends or sneaks in while marks are given', async () => {
    const round = String((await open('chen', 'two-levels')).json['id']);
    const [first, second, gone] = [
      await lodge('importer', 'two-levels'),
      await lodge('second', 'two-levels'),
      await lodge('second', 'two-levels'),
    ];
    await sleep(WINDOW_MS);
    for (const expert of ['chen', 'li'] as const) {
      await mark(expert, round, first, { mark: '80', comment: 'Seen.' });
      await mark(expert, round, second, { mark: '20', comment: 'Seen.' });
    }
    const href = `/v1/filings/${first}`;
    const amended = await window.ask('importer', 'POST', `${href}/versions`, {
      body: {
        kind: 'two-levels',
        reference: (await window.ask('importer', 'GET', href)).json['reference'],
        payload: { name: 'Better' },
      },
      headers: { 'if-match': await window.etagOf('importer', href) },
    });
    expect(amended.json['code']).toBe('filing/not-open');
    await window.ask('second', 'POST', `/v1/filings/${gone}/withdrawal`, {
      body: { reason: 'Not ready.' },
      headers: { 'if-match': await window.etagOf('second', `/v1/filings/${gone}`) },
    });
    expect(candidates(await conclude('chen', round))).toHaveLength(2);
    expect((await window.ask('importer', 'GET', href)).json['status']).toBe('underReview');
    expect((await window.ask('second', 'GET', `/v1/filings/${second}`)).json['status']).toBe('refused');

    const next = await open('wang', 'two-levels');
    expect(next.json).toMatchObject({ step: 'national', body: COMMUNICATIONS });
    await sleep(WINDOW_MS);
    const upper = String(next.json['id']);
    expect(candidates(await show('wang', upper)).map(({ filing }) => filing.id)).toEqual([first]);
    await mark('wang', upper, first, { mark: '75', comment: 'Seen.' });
    await mark('sun', upper, first, { mark: '85', comment: 'Seen.' });
    await window.ask('wang', 'POST', `/v1/selection-rounds/${upper}/conclusion`, {
      body: { minutes: 'All marks are in.' },
      headers: { 'if-match': await window.etagOf('wang', `/v1/selection-rounds/${upper}`) },
    });
    expect((await window.ask('importer', 'GET', href)).json['status']).toBe('approved');
  });

  it('counts no mark of an expert with a conflict of interest, and the last word of each', async () => {
    const round = String((await open('chen', 'free-listing')).json['id']);
    const filing = await lodge('importer', 'free-listing');
    await sleep(WINDOW_MS);
    await mark('chen', round, filing, { mark: '80', comment: 'Seen.' });
    await mark('li', round, filing, { mark: '80', comment: 'Seen.' });
    const recused = await mark('li', round, filing, { conflictOfInterest: 'I advised them.' });
    expect(candidates(recused)).toMatchObject([{ marks: 1, recused: 1 }]);
    expect((await conclude('chen', round)).json['code']).toBe('selection/marks-missing');
    await mark('li', round, filing, { mark: '50', comment: 'Seen again.' });
    expect(candidates(await conclude('chen', round))).toMatchObject([{ mean: '65.00', outcome: 'selected' }]);
  });

  it('is opened once at a time, by the body that leads, for a kind that competes', async () => {
    expect((await open('wang', 'late-listing')).json['code']).toBe('selection/not-the-lead-body');
    expect((await open('chen', 'import-declaration')).json['code']).toBe('selection/not-by-experts');
    expect((await open('chen', 'no-such-kind')).status).toBe(404);
    expect((await open('chen', 'late-listing', { closesAt: '2020-01-01T00:00:00Z' })).status).toBe(422);
    const answers = await Promise.all([open('chen', 'late-listing'), open('li', 'late-listing')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each(['100.001', '-1', '1e2', 'NaN', '60,5', ''])('takes no mark of %p', async (bad) => {
    const { json } = await window.ask('chen', 'GET', '/v1/selection-rounds?kind=free-listing');
    const [round] = json['items'] as unknown as { id: string }[];
    const answer = await mark('chen', round!.id, round!.id, { mark: bad, comment: 'Seen.' });
    expect(answer.status).toBe(422);
  });
});
