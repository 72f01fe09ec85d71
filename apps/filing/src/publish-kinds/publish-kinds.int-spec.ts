import { FilingWindow } from '../../../../test/filing/filing-window';
import {
  aPackage,
  consent,
  dayAhead,
  propose,
  replayed,
  versionOf,
} from '../../../../test/filing/proposed-kinds';

const TODAY = dayAhead(0);

describe('publishing a version of a kind', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    // Days of the test are days of the office.
    window = await FilingWindow.open({ OFFICE_TIME_ZONE: 'UTC' });
  });
  afterAll(() => window.close());

  const file = (kind: string, reference: string, name: string, at = window) =>
    at.ask('importer', 'POST', '/v1/filings', { body: { kind, reference, payload: { name } } });

  const published = async (kind: string, validFrom: string, most?: number): Promise<string> => {
    const id = await replayed(window, 'wang', aPackage(kind, validFrom, most));
    const { status, text } = await consent(window, 'sun', id);
    if (status !== 200) throw new Error(text);
    return id;
  };

  it('takes a new kind into force without a restart, by a second person, and tells it', async () => {
    const id = await replayed(window, 'wang', aPackage('reading-room', TODAY));
    expect((await file('reading-room', 'EARLY', 'A')).json['code']).toBe('filing/unknown-kind');
    expect((await consent(window, 'wang', id)).json['code']).toBe('kind/second-person');
    const answer = await consent(window, 'sun', id);
    expect(answer.json).toMatchObject({
      state: 'published',
      proposedBy: { id: 'officer-wang' },
      decidedBy: { id: 'officer-sun' },
    });
    expect((await file('reading-room', 'LATE', 'A')).status).toBe(202);
    const [fact] = await window.facts('reading-room', 1);
    expect(fact).toMatchObject({
      type: 'landport.filing.kind-published.v1',
      data: { kind: 'reading-room', validFrom: TODAY, consentedBy: { id: 'officer-sun' } },
    });
  });

  it('is taken up by another process on the same database', async () => {
    const other = await window.besides({});
    try {
      await published('mobile-library', TODAY);
      const answer = await window.eventually('the kind at the other process', async () => {
        const { status } = await file('mobile-library', 'OTHER', 'A', other);
        return status === 202 ? status : undefined;
      });
      expect(answer).toBe(202);
    } finally {
      await other.service.stop();
    }
  });

  it('keeps the rules of the day for what is lodged before the version holds', async () => {
    await published('house-sign', TODAY, 20);
    await published('house-sign', dayAhead(1), 3);
    const lodged = await file('house-sign', 'TODAY', 'LONG NAME');
    expect(lodged.status).toBe(202);
    const { json } = await window.ask('importer', 'GET', `/v1/filings/${String(lodged.json['id'])}`);
    expect(json['kindValidFrom']).toBe(TODAY);
    const versions = (await window.ask('importer', 'GET', '/v1/kinds/house-sign')).json['versions'];
    expect(versions).toMatchObject([{ validFrom: dayAhead(1) }, { validFrom: TODAY }]);
    expect((await window.facts('house-sign', 2)).map(({ data }) => data['validFrom'])).toEqual([
      TODAY,
      dayAhead(1),
    ]);
  });

  it('lets one of two consents through, and refuses one on what was seen before', async () => {
    const id = await replayed(window, 'wang', aPackage('noise-permit', TODAY));
    const stale = await window.etagOf('sun', `/v1/kind-proposals/${id}`);
    const answers = await Promise.all([
      consent(window, 'sun', id, stale),
      consent(window, 'operator', id, stale),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await consent(window, 'sun', id)).json['code']).toBe('kind/proposal-closed');
    expect((await window.ask('sun', 'POST', `/v1/kind-proposals/${id}/consent`)).status).toBe(428);
    expect(await window.facts('noise-permit', 1)).toHaveLength(1);
  });

  it('tells all faults of a package at once, each at its place', async () => {
    const sound = aPackage('bad-kind', TODAY);
    const shape = { ...sound, header: { ...sound.header, title: 'one language', handledBy: 'nobody' } };
    const ofShape = await propose(window, 'wang', shape as never);
    expect(ofShape.json['errors']).toMatchObject([
      { pointer: '/header/title' },
      { pointer: '/header/handledBy' },
    ]);
    const rules = [{ ...sound.rules[0]!, expression: 'size(nobody) <' }, sound.rules[0]!];
    const cannotRun = await propose(window, 'wang', { ...sound, schema: { type: 'nonsense' }, rules });
    expect([cannotRun.status, cannotRun.json['code']]).toEqual([422, 'kind/unusable']);
    expect(cannotRun.json['errors']).toMatchObject([
      { pointer: '/schema' },
      { pointer: '/rules/0' },
      { pointer: '/rules/1/code' },
    ]);
    const examples = {
      pass: sound.examples.pass,
      fail: [{ ...sound.examples.fail[0]!, gives: ['bad-kind/x'] }],
    };
    const { json } = await propose(window, 'wang', { ...sound, examples });
    expect(json['errors']).toMatchObject([
      { code: 'kind/example-differs', pointer: '/examples/fail/0' },
      { code: 'kind/part-unshown', pointer: '/rules/0' },
    ]);
  });

  it('answers others while a package never comes to an end, and refuses it', async () => {
    const sound = aPackage('endless-kind', TODAY);
    const schema = { ...sound.schema, properties: { name: { type: 'string', pattern: '^(a+)+$' } } };
    const [example] = sound.examples.pass;
    const endless = [{ ...example!, payload: { name: `${'a'.repeat(40)}!` } }];
    const waiting = propose(window, 'wang', {
      ...sound,
      schema,
      examples: { ...sound.examples, pass: endless },
    });
    const began = Date.now();
    expect((await window.ask('importer', 'GET', '/v1/kinds')).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect((await waiting).json['errors']).toMatchObject([{ code: 'kind/without-end' }]);
  }, 60_000);

  it('refuses a day in the past, one that is taken, another kind than the path, and who does not lead it', async () => {
    const codeOf = async (who: Parameters<typeof propose>[1], body: ReturnType<typeof aPackage>) =>
      (await propose(window, who, body)).json['code'];
    expect(await codeOf('wang', aPackage('old-kind', dayAhead(-1)))).toBe('kind/day-passed');
    await published('taken-kind', TODAY);
    expect(await codeOf('wang', aPackage('taken-kind', TODAY))).toBe('kind/day-taken');
    expect((await propose(window, 'wang', aPackage('taken-kind', dayAhead(2)))).status).toBe(201);
    expect(await codeOf('sun', aPackage('taken-kind', dayAhead(2)))).toBe('kind/day-taken');
    expect(await codeOf('chen', aPackage('taken-kind', dayAhead(3)))).toBe('kind/not-yours-to-propose');
    // A package cannot make itself a body's that the standing kind does not name.
    expect(await codeOf('wang', versionOf('permit', dayAhead(9)))).toBe('kind/not-yours-to-propose');
    const elsewhere = await window.ask('wang', 'POST', '/v1/kinds/other/versions', {
      body: aPackage('taken-kind', dayAhead(4)),
    });
    expect(elsewhere.json['code']).toBe('kind/another-kind');
  });

  it('lists the filings whose outcome would change, to the officers of the body alone', async () => {
    await published('shop-sign', TODAY, 20);
    await file('shop-sign', 'SHORT', 'AB');
    await file('shop-sign', 'LONG', 'A LONGER NAME');
    const id = await replayed(window, 'wang', aPackage('shop-sign', dayAhead(30), 5));
    const shown = await window.ask('wang', 'GET', `/v1/kind-proposals/${id}`);
    expect(shown.json['replay']).toMatchObject({ state: 'done', replayed: 2, changed: 1, leftOut: 0 });
    const { json } = await window.ask('sun', 'GET', `/v1/kind-proposals/${id}/changes`);
    expect(json['items']).toMatchObject([
      {
        filing: { reference: 'LONG', organisationId: 'yuzhou-imports', kindValidFrom: TODAY },
        before: { verdict: 'later', mode: 'approval', codes: [] },
        after: { verdict: 'faulty', codes: ['shop-sign/name-too-long'] },
        gained: ['shop-sign/name-too-long'],
        lost: [],
        modeChanges: false,
      },
    ]);
    for (const path of ['', '/changes'])
      expect((await window.ask('chen', 'GET', `/v1/kind-proposals/${id}${path}`)).status).toBe(404);
    const list = await window.ask('chen', 'GET', '/v1/kind-proposals');
    expect(list.json['items']).toEqual([]);
  });

  it('holds filings of before to the figures that come with the version', async () => {
    await published('stall', TODAY, 20);
    await file('stall', 'STALL', 'A LONGER NAME');
    const sound = aPackage('stall', dayAhead(30), 20);
    const parameters = [...sound.parameters, { name: 'most', value: '5', validFrom: dayAhead(30) }];
    const fail = [{ ...sound.examples.fail[0]!, payload: { name: 'ABCDEF' } }];
    const id = await replayed(window, 'wang', {
      ...sound,
      parameters,
      examples: { ...sound.examples, fail },
    });
    const { json } = await window.ask('wang', 'GET', `/v1/kind-proposals/${id}`);
    expect(json['replay']).toMatchObject({ changed: 1 });
  });

  it('wants a replay that came to its end, and takes no second one meanwhile', async () => {
    const id = await replayed(window, 'wang', aPackage('kiosk', TODAY));
    await window.database.db.query(
      `UPDATE kind_replay SET state = 'running', ended_at = NULL, beat_at = now() WHERE proposal_id = $1`,
      [id],
    );
    expect((await consent(window, 'sun', id)).json['code']).toBe('kind/replay-first');
    const again = () => window.ask('wang', 'POST', `/v1/kind-proposals/${id}/replay`, { body: { most: 5 } });
    expect((await again()).json['code']).toBe('kind/replay-under-way');
    await window.database.db.query(
      `UPDATE kind_replay SET beat_at = now() - interval '2 minutes' WHERE proposal_id = $1`,
      [id],
    );
    const shown = await window.ask('wang', 'GET', `/v1/kind-proposals/${id}`);
    expect(shown.json['replay']).toMatchObject({ state: 'stopped' });
    expect((await again()).status).toBe(202);
    await window.eventually('the second replay', async () => {
      const { json } = await window.ask('wang', 'GET', `/v1/kind-proposals/${id}`);
      return (json['replay'] as unknown as { state: string }).state === 'done' ? true : undefined;
    });
    expect((await consent(window, 'sun', id)).status).toBe(200);
  });

  it('is rejected with a reason, and its day is free again', async () => {
    const id = await replayed(window, 'wang', aPackage('billboard', TODAY));
    const path = `/v1/kind-proposals/${id}`;
    const headers = { 'if-match': await window.etagOf('sun', path) };
    const body = { reason: 'Too strict.' };
    const answer = await window.ask('sun', 'POST', `${path}/rejection`, { headers, body });
    expect(answer.json).toMatchObject({ state: 'rejected', reason: 'Too strict.' });
    expect((await consent(window, 'sun', id)).json['code']).toBe('kind/proposal-closed');
    expect((await propose(window, 'wang', aPackage('billboard', TODAY))).status).toBe(201);
  });
});
