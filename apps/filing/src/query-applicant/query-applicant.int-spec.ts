import { sendDocument } from '../../../../test/documents/send-document';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aClock, aStep, COMMUNICATIONS, PRESS, publishKinds } from '../../../../test/filing/kind-under-test';
import { OfficersDesk } from '../../../../test/filing/officers-desk';

const words = (en: string) => ({ en, zh: en });
const ask = (...questions: string[]) => ({ questions: questions.map((text) => ({ text: words(text) })) });

describe('an officer’s query', () => {
  let window: FilingWindow;
  let desk: OfficersDesk;
  beforeAll(async () => {
    window = await FilingWindow.open();
    desk = new OfficersDesk(window);
    await publishKinds(window, {
      asked: {
        steps: [aStep('review', [COMMUNICATIONS]), aStep('publication', [PRESS])],
        documents: [{ code: 'plan', title: words('Plan'), required: false }],
        clocks: [aClock({ workingDays: 20 })],
        queries: { answerWithin: 5, extendsAtMost: 1 },
      },
      'side-by-side': { steps: [aStep('review', [COMMUNICATIONS, PRESS])] },
    });
  });
  afterAll(() => window.close());

  let serial = 0;
  const lodge = async (kind = 'asked'): Promise<{ id: string; reference: string }> => {
    serial += 1;
    const reference = `${kind}-${serial}`;
    const { id } = await window.lodge('importer', { kind, reference, payload: { size: 'small' } });
    return { id, reference };
  };
  const shown = async (id: string) => (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json;
  const change = async (id: string, what: string, body: object) =>
    window.ask('importer', 'POST', `/v1/filings/${id}/${what}`, {
      body,
      headers: { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) },
    });
  const answers = (...texts: string[]) => ({
    answers: texts.map((text, place) => ({ question: place + 1, text })),
  });

  it('brings papers of the applicant, which its officers read from then on, and no others', async () => {
    const { id } = await lodge();
    await desk.work('wang', id, 'query', { questions: [{ text: words('Plan?'), document: 'plan' }] });
    const [mine, theirs] = [await sendDocument(window), await sendDocument(window, 'second')];
    const nobodys = '0197a5a0-0000-7000-8000-000000000000';
    const wrong = await change(id, 'answers', {
      answers: [{ question: 1, documents: [mine, theirs, nobodys] }],
    });
    expect([wrong.status, wrong.json['errors']]).toEqual([
      422,
      [1, 2].map((place) =>
        expect.objectContaining({
          code: 'filing/document-unknown',
          pointer: `/answers/0/documents/${place}`,
        }),
      ),
    ]);
    expect(await shown(id)).toMatchObject({ status: 'queried' });
    const read = (who: 'wang' | 'he') => window.ask(who, 'GET', `/v1/documents/${mine}/content`);
    expect((await read('wang')).status).toBe(404);
    const answered = await change(id, 'answers', { answers: [{ question: 1, documents: [mine] }] });
    expect(answered.json).toMatchObject({ status: 'underReview' });
    expect([(await read('wang')).status, (await read('he')).status]).toEqual([200, 404]);
    const { json } = await window.ask('wang', 'GET', `/v1/filings/${id}/documents`);
    expect(json['items']).toMatchObject([{ id: mine, code: 'plan', version: 1, used: true }]);
    expect((await window.ask('importer', 'DELETE', `/v1/documents/${mine}`)).status).toBe(409);
  });

  it('stops the clocks until every question is answered, and the same officer goes on', async () => {
    const { id } = await lodge();
    const asked = await desk.work('wang', id, 'query', {
      questions: [
        { text: words('Whose?'), pointer: '/size', document: 'plan' },
        { text: words('Since when?') },
      ],
    });
    expect(asked.json).toMatchObject({ state: 'waiting', assignee: 'officer-wang' });
    expect(asked.json['dueAt']).toBeUndefined();
    const queried = await shown(id);
    expect(queried).toMatchObject({
      status: 'queried',
      clocks: [
        { name: 'review', workingDays: 20, workingDaysLeft: 20 },
        { name: 'answer', title: { zh: '答复期限' }, workingDays: 5 },
      ],
      queries: [{ body: COMMUNICATIONS, state: 'open', questions: [{ number: 1, document: 'plan' }, {}] }],
      links: { answers: { href: `/v1/filings/${id}/answers` } },
    });
    expect((queried['clocks'] as unknown as { stoppedAt?: string }[])[0]?.stoppedAt).toBeDefined();

    const half = await change(id, 'answers', answers('Ours.'));
    expect([half.status, half.json['code']]).toEqual([422, 'filing/answers-missing']);
    expect(half.json).toMatchObject({ details: { open: [2] } });
    expect((await change(id, 'answers', { answers: [{ question: 1 }] })).status).toBe(422);
    expect((await change(id, 'answers', answers('Ours.', 'Long.'))).json).toMatchObject({
      status: 'underReview',
      clocks: [
        { name: 'review', workingDaysLeft: 20 },
        { name: 'answer', ending: 'met' },
      ],
      queries: [{ state: 'answered', answers: [{ text: 'Ours.' }, { text: 'Long.' }] }],
    });
    const task = await desk.taskOf('wang', id);
    const { json } = await window.ask('wang', 'GET', `/v1/tasks/${task}`);
    expect(json).toMatchObject({ state: 'claimed', assignee: 'officer-wang' });
    expect(json['dueAt']).toBeDefined();
    expect((await change(id, 'answers', answers('Ours.', 'Long.'))).json['code']).toBe('filing/not-open');
    const facts = await window.facts(id, 4);
    expect(facts.map(({ type }) => type.split('.')[2])).toEqual([
      'lodged',
      'review-opened',
      'queried',
      'answered',
    ]);
  });

  it('tells all gaps at once: again about the same version only on new facts', async () => {
    const { id } = await lodge();
    const unknown = await desk.work('wang', id, 'query', {
      questions: [{ text: words('x'), document: 'passport' }],
    });
    expect([unknown.status, unknown.json['code']]).toEqual([422, 'task/unknown-document']);
    await desk.act('wang', id, 'query', ask('Whose?'));
    await change(id, 'answers', answers('Ours.'));
    const again = await desk.act('wang', id, 'query', ask('Since when?'));
    expect([again.status, again.json['code']]).toEqual([409, 'task/all-gaps-at-once']);
    const withReason = await desk.act('wang', id, 'query', { ...ask('Since when?'), reason: 'newFacts' });
    expect(withReason.status).toBe(200);
  });

  it('is answered by a new version, and goes on at the step where the last one stood', async () => {
    const { id, reference } = await lodge();
    await desk.work('wang', id, 'decision', { outcome: 'approved', reason: 'Fine.' });
    await desk.work('he', id, 'query', ask('How large?'));
    const body = { kind: 'asked', reference, payload: { size: 'large' } };
    expect((await change(id, 'versions', body)).status).toBe(202);
    expect(await shown(id)).toMatchObject({
      status: 'underReview',
      version: 2,
      steps: [{ state: 'passed' }, { state: 'open' }],
      queries: [{ state: 'answered', version: 1, answeredByVersion: 2 }],
    });
    const task = await desk.taskOf('he', id);
    expect((await window.ask('he', 'GET', `/v1/tasks/${task}/changes`)).json).toMatchObject({
      from: 1,
      to: 2,
      changes: [{ pointer: '/payload/size' }],
    });
    expect((await window.ask('chen', 'GET', `/v1/tasks/${task}/changes`)).status).toBe(404);
    // What was asked about the first version does not keep a body from asking about the second.
    expect((await desk.act('he', id, 'query', ask('How heavy?'))).status).toBe(200);
    await change(id, 'answers', answers('A ton.'));
    await desk.act('he', id, 'decision', { outcome: 'approved', reason: 'Fine.' });
    expect(await shown(id)).toMatchObject({ status: 'approved', version: 2 });
  });

  it('has bodies look again at a new version that they had decided on', async () => {
    const { id, reference } = await lodge('side-by-side');
    await desk.work('wang', id, 'decision', { outcome: 'approved', reason: 'Fine.' });
    await desk.work('he', id, 'query', ask('How large?'));
    await change(id, 'versions', { kind: 'side-by-side', reference, payload: { size: 'large' } });
    await desk.act('he', id, 'decision', { outcome: 'approved', reason: 'Fine.' });
    expect(await shown(id)).toMatchObject({ status: 'underReview' });
    await desk.act('wang', id, 'decision', { outcome: 'refused', reason: 'Too large.' });
    expect(await shown(id)).toMatchObject({ status: 'refused', version: 2 });
  });

  it('of two bodies is answered one by one', async () => {
    const { id } = await lodge('side-by-side');
    await desk.work('wang', id, 'query', ask('Whose?'));
    await desk.work('he', id, 'query', ask('What?'));
    const either = await change(id, 'answers', answers('Ours.'));
    expect([either.status, either.json['code']]).toEqual([422, 'filing/several-queries']);
    const [first, second] = (either.json['details'] as unknown as { open: string[] }).open;
    expect((await change(id, 'answers', { query: first, ...answers('Ours.') })).json).toMatchObject({
      status: 'queried',
    });
    expect((await change(id, 'answers', { query: second, ...answers('It.') })).json).toMatchObject({
      status: 'underReview',
    });
  });

  it('can be given more time as often as the kind allows', async () => {
    const { id } = await lodge();
    await desk.work('wang', id, 'query', ask('Whose?'));
    const before = await shown(id);
    const extended = await change(id, 'answer-extensions', { reason: 'Holidays.' });
    const dueOf = (json: typeof before) =>
      (json['queries'] as unknown as { answerBy: string }[])[0]!.answerBy;
    expect(dueOf(extended.json) > dueOf(before)).toBe(true);
    expect(extended.json).toMatchObject({ queries: [{ extensions: 1 }] });
    const more = await change(id, 'answer-extensions', { reason: 'More holidays.' });
    expect([more.status, more.json['code']]).toEqual([409, 'filing/no-extension-left']);
  });

  it('ends with the filing when it is withdrawn', async () => {
    const { id } = await lodge();
    await desk.work('wang', id, 'query', ask('Whose?'));
    expect((await change(id, 'withdrawal', { reason: 'Sold.' })).status).toBe(200);
    expect(await shown(id)).toMatchObject({
      status: 'withdrawn',
      steps: [{ state: 'ended' }, { state: 'ahead' }],
      queries: [{ state: 'dropped' }],
      clocks: [{ ending: 'dropped' }, { ending: 'dropped' }],
    });
  });

  it('is answered by its applicant alone', async () => {
    const { id } = await lodge();
    await desk.work('wang', id, 'query', ask('Whose?'));
    const headers = { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) };
    for (const what of ['answers', 'answer-extensions']) {
      const body = what === 'answers' ? answers('Mine.') : { reason: 'x' };
      const answer = await window.ask('second', 'POST', `/v1/filings/${id}/${what}`, { body, headers });
      expect(answer.status).toBe(404);
    }
  });
});
