import { aPdf } from '../../../../test/documents/files';
import { sendDocument } from '../../../../test/documents/send-document';
import { FilingWindow, type Asked, type Person } from '../../../../test/filing/filing-window';
import { OfficersDesk } from '../../../../test/filing/officers-desk';
import { aLicence } from '../../../../test/filing/trade-filings';
import { aDeclaration, aRecognition, aWebsiteFiling, describedAs } from '../../../../test/filing/filings';

const DAY_MS = 86_400_000;
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

describe('a mandate', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const give = async (terms: object = {}, who: Person = 'importer') => {
    const body = { broker: 'bayu-brokers', representation: 'direct', from: dayFrom(-1), ...terms };
    const { status, json } = await window.ask(who, 'POST', '/v1/mandates', { body });
    expect(status).toBe(201);
    return String(json['id']);
  };
  const change = async (who: Person, id: string, what: 'acceptance' | 'end') => {
    const path = `/v1/mandates/${id}`;
    const headers = { 'if-match': await window.etagOf(who, path) };
    return window.ask(who, 'POST', `${path}/${what}`, {
      headers,
      ...(what === 'end' && { body: { reason: 'We part.' } }),
    });
  };
  const inForce = async (terms: object = {}, who: Person = 'importer') => {
    const id = await give(terms, who);
    expect((await change('broker', id, 'acceptance')).json['inForce']).toBe(true);
    return id;
  };
  const forImporter = (method: string, path: string, { headers = {}, ...asked }: Asked = {}) =>
    window.ask('broker', method, path, {
      ...asked,
      headers: { ...headers, 'landport-on-behalf-of': 'yuzhou-imports' },
    });
  const lodge = (filing: object) => forImporter('POST', '/v1/filings', { body: filing });
  const endAll = async () => {
    const { json } = await window.ask('broker', 'GET', '/v1/mandates');
    for (const { id, state } of json['items'] as unknown as { id: string; state: string }[])
      if (state !== 'ended') expect((await change('importer', id, 'end')).status).toBeLessThan(300);
  };
  afterEach(endAll);

  const lacking = async (filing: object = aDeclaration('LACK')) => {
    const { status, json } = await lodge(filing);
    return [status, json['code'], json['missing']];
  };

  it('is what a broker needs, and its absence is named', async () => {
    const missing = (why: string, what?: string) => [
      403,
      'identity/mandate-missing',
      { principal: 'yuzhou-imports', why, ...(what && { what }) },
    ];
    expect(await lacking()).toEqual(missing('none'));
    const id = await give({ from: dayFrom(3) });
    expect(await lacking()).toEqual(missing('notAccepted'));
    await change('broker', id, 'acceptance');
    expect(await lacking()).toEqual(missing('notYetInForce', dayFrom(3)));
    await change('broker', id, 'end');
    expect(await lacking()).toEqual(missing('ended'));
    const past = await give({ from: dayFrom(-9), to: dayFrom(-2) });
    await change('broker', past, 'acceptance');
    expect(await lacking()).toEqual(missing('expired', dayFrom(-2)));
    await inForce({ kinds: ['import-declaration'] });
    expect(await lacking(aWebsiteFiling('LACK'))).toEqual(missing('kindNotCovered', 'website-filing'));
  });

  it('lets the broker file for its principal, who owns what is filed, and both stand in the history', async () => {
    const mandateId = await inForce();
    const { status, json } = await lodge(aDeclaration('MAN-1'));
    expect(status).toBe(202);
    const path = `/v1/filings/${String(json['id'])}`;
    const shown = await window.ask('importer', 'GET', path);
    expect(shown.json).toMatchObject({ organisationId: 'yuzhou-imports', reference: 'MAN-1' });
    expect((await window.ask('broker', 'GET', path)).status).toBe(404);
    expect((await forImporter('GET', path)).json).toEqual(shown.json);
    const history = await window.ask('importer', 'GET', `${path}/history`);
    expect(history.json).toMatchObject({
      items: [
        {
          action: 'lodged',
          by: {
            organisationId: 'bayu-brokers',
            onBehalfOf: { organisationId: 'yuzhou-imports', mandateId, representation: 'direct' },
          },
        },
      ],
      chain: { whole: true },
    });
    const [fact] = await window.facts(String(json['id']), 1);
    expect(fact?.data).toMatchObject({
      organisationId: 'yuzhou-imports',
      concerns: ['yuzhou-imports', 'bayu-brokers'],
    });
  });

  it('covers documents and grants, of its kinds alone', async () => {
    await inForce({ kinds: ['website-filing'] });
    const upload = { body: aPdf('%of the broker\n'), contentType: 'application/pdf' };
    const sent = await forImporter('POST', '/v1/documents', upload);
    expect(sent.status).toBe(201);
    const documentId = String(sent.json['id']);
    const hidden = await sendDocument(window);
    const listed = (await forImporter('GET', '/v1/documents')).json['items'];
    expect((listed as unknown as { id: string }[]).map(({ id }) => id)).toEqual([documentId]);
    expect((await forImporter('DELETE', `/v1/documents/${hidden}`)).status).toBe(404);
    const identity = [{ code: 'identity', documentId }];
    const { json } = await lodge({ ...aWebsiteFiling('MAN-DOC'), documents: identity });
    const path = `/v1/filings/${String(json['id'])}`;
    const more = await forImporter('POST', '/v1/documents', { ...upload, body: aPdf('%of the domain\n') });
    const supplied = await forImporter('POST', `${path}/documents`, {
      body: { documents: [{ code: 'domain-certificate', documentId: String(more.json['id']) }] },
      headers: { 'if-match': await window.etagOf('importer', path) },
    });
    expect([supplied.status, supplied.json['missing']]).toEqual([200, []]);
    const history = await window.ask('importer', 'GET', `${path}/history`);
    expect((history.json['items'] as unknown as object[]).at(-1)).toMatchObject({
      action: 'documentsSupplied',
      by: { organisationId: 'bayu-brokers', onBehalfOf: { organisationId: 'yuzhou-imports' } },
    });

    const { id } = await window.lodge('importer', aLicence('MAN-LICENCE', '5'));
    await new OfficersDesk(window).work('zhao', id, 'decision', { outcome: 'approved', reason: 'Fine.' });
    const given = (await window.ask('importer', 'GET', `/v1/grants?filing=${id}`)).json['items'];
    const grant = `/v1/grants/${(given as unknown as { number: string }[])[0]!.number}`;
    expect((await forImporter('GET', '/v1/grants')).json['items']).toEqual([]);
    expect((await forImporter('GET', grant)).json['code']).toBe('identity/mandate-missing');
    await inForce({ kinds: ['permit'] });
    const withdrawn = await forImporter('POST', `${grant}/withdrawal`, {
      body: { reason: 'Not needed.' },
      headers: { 'if-match': await window.etagOf('importer', grant) },
    });
    expect(withdrawn.json['status']).toBe('withdrawn');
  });

  it('covers versions, withdrawal, drafts and what can be read, and tells the broker from its first act on', async () => {
    const { id, etag } = await window.lodge('importer', aDeclaration('MAN-2'));
    await inForce({ representation: 'indirect' });
    const path = `/v1/filings/${id}`;
    const headers = { 'if-match': etag };
    const body = describedAs(aDeclaration('MAN-2'), 'Memories');
    expect((await forImporter('POST', `${path}/versions`, { body, headers })).status).toBe(202);
    const facts = await window.facts(id, 2);
    expect(facts.map(({ data }) => data['concerns'])).toEqual([
      ['yuzhou-imports'],
      ['yuzhou-imports', 'bayu-brokers'],
    ]);
    for (const part of ['/history', '/receipt', '/versions/2', '/changes', ''])
      expect([part, (await forImporter('GET', path + part)).status]).toEqual([part, 200]);
    expect((await forImporter('GET', '/v1/filings?reference=MAN-2')).json['items']).toHaveLength(1);
    expect((await window.ask('broker', 'GET', '/v1/filings?reference=MAN-2')).json['items']).toEqual([]);
    const withdrawn = await forImporter('POST', `${path}/withdrawal`, {
      body: { reason: 'By the broker.' },
      headers: { 'if-match': await window.etagOf('importer', path) },
    });
    expect(withdrawn.json['status']).toBe('withdrawn');

    const draft = await forImporter('POST', '/v1/drafts', { body: { kind: 'import-declaration' } });
    expect(draft.json).toMatchObject({
      createdBy: { organisationId: 'bayu-brokers', onBehalfOf: { representation: 'indirect' } },
    });
    const own = await window.ask('importer', 'GET', `/v1/drafts/${String(draft.json['id'])}`);
    expect(own.status).toBe(200);
  });

  it('for some kinds shows only those', async () => {
    const website = await window.lodge('importer', aWebsiteFiling('MAN-3'));
    const declared = await window.lodge('importer', aRecognition('MAN-4', 'chengdu'));
    await inForce({ kinds: ['high-tech-recognition'] });
    expect((await forImporter('GET', `/v1/filings/${declared.id}`)).status).toBe(200);
    const other = await forImporter('GET', `/v1/filings/${website.id}`);
    expect([other.status, other.json['missing']]).toEqual([
      403,
      { principal: 'yuzhou-imports', why: 'kindNotCovered', what: 'website-filing' },
    ]);
    const { json } = await forImporter('GET', '/v1/filings?limit=500');
    const kinds = new Set((json['items'] as unknown as { kind: string }[]).map(({ kind }) => kind));
    expect([...kinds]).toEqual(['high-tech-recognition']);
    expect((await forImporter('GET', '/v1/submissions?key=MAN-3')).json['accepted']).toBe(false);
    expect((await forImporter('GET', '/v1/submissions?key=MAN-4')).json['accepted']).toBe(true);
    expect((await forImporter('POST', '/v1/drafts', { body: {} })).status).toBe(403);
  });

  it('lends nothing else: no other principal, no route of its own, no further mandate', async () => {
    await inForce();
    const other = await window.ask('broker', 'GET', '/v1/filings', {
      headers: { 'landport-on-behalf-of': 'jialing-trading' },
    });
    expect([other.status, other.json['code']]).toEqual([403, 'identity/mandate-missing']);
    for (const [method, path] of [
      ['POST', '/v1/mandates'],
      ['GET', '/v1/mandates'],
      ['GET', '/v1/kinds'],
    ] as const) {
      const { status, json } = await forImporter(method, path, method === 'POST' ? { body: {} } : {});
      expect([path, status, json['missing']]).toEqual([
        path,
        403,
        { principal: 'yuzhou-imports', why: 'notForThisRoute' },
      ]);
    }
    const odd = await window.ask('broker', 'GET', '/v1/filings', {
      headers: { 'landport-on-behalf-of': "x' OR 1=1" },
    });
    expect(odd.status).toBe(403);
    const self = await window.ask('broker', 'GET', '/v1/filings', {
      headers: { 'landport-on-behalf-of': 'bayu-brokers' },
    });
    expect(self.status).toBe(200);
  });

  it('does not lend the roles of an officer', async () => {
    const body = { broker: 'ckg-customs', representation: 'direct', from: dayFrom(-1) };
    const { json } = await window.ask('importer', 'POST', '/v1/mandates', { body });
    const path = `/v1/mandates/${String(json['id'])}`;
    await window.database.db.query(`UPDATE mandate SET state = 'accepted' WHERE id = $1`, [json['id']]);
    const listed = await window.ask('chen', 'GET', '/v1/filings', {
      headers: { 'landport-on-behalf-of': 'yuzhou-imports' },
    });
    const owners = (listed.json['items'] as unknown as { organisationId: string }[]).map(
      (each) => each.organisationId,
    );
    expect(new Set(owners)).toEqual(new Set(['yuzhou-imports']));
    expect((await window.ask('importer', 'GET', path)).json['inForce']).toBe(true);
  });

  it('is ended by either side, at once', async () => {
    for (const side of ['importer', 'broker'] as const) {
      const id = await inForce();
      expect((await forImporter('GET', '/v1/filings')).status).toBe(200);
      const ended = await change(side, id, 'end');
      expect(ended.json).toMatchObject({
        state: 'ended',
        inForce: false,
        history: [
          { action: 'offered', by: { organisationId: 'yuzhou-imports' } },
          { action: 'accepted', by: { organisationId: 'bayu-brokers' } },
          { action: 'ended', reason: 'We part.' },
        ],
      });
      expect((await forImporter('GET', '/v1/filings')).status).toBe(403);
    }
  });

  it('is between its two sides, each doing its own part', async () => {
    const id = await give();
    const path = `/v1/mandates/${id}`;
    expect((await window.ask('second', 'GET', path)).status).toBe(404);
    expect((await window.ask('second', 'GET', '/v1/mandates')).json['items']).toEqual([]);
    expect((await change('importer', id, 'acceptance')).json['code']).toBe('mandate/not-for-that-side');
    expect((await window.ask('broker', 'POST', `${path}/acceptance`)).status).toBe(428);
    const stale = await window.ask('broker', 'POST', `${path}/acceptance`, {
      headers: { 'if-match': '"9"' },
    });
    expect(stale.status).toBe(412);
    expect(
      (await window.ask('broker', 'GET', '/v1/mandates?as=broker&state=offered')).json['items'],
    ).toHaveLength(1);
    expect((await window.ask('broker', 'GET', '/v1/mandates?as=principal')).json['items']).toEqual([]);
  });

  it.each([
    ['mandate/with-oneself', { broker: 'yuzhou-imports' }, 422],
    ['mandate/ends-before-it-begins', { from: '2026-03-02', to: '2026-03-01' }, 422],
    ['filing/unknown-kind', { kinds: ['import-declaratoin'] }, 404],
    ['request/invalid', { kinds: [] }, 422],
    ['request/invalid', { from: '2026-02-30' }, 422],
  ])('%s: %j', async (code, terms, status) => {
    const body = { broker: 'bayu-brokers', representation: 'direct', from: dayFrom(0), ...terms };
    const answer = await window.ask('importer', 'POST', '/v1/mandates', { body });
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
  });
});
