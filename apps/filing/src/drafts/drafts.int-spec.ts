import { Intake } from '../intake/intake.port';
import { FilingWindow, type Person } from '../../../../test/filing/filing-window';
import { aDeclaration } from '../../../../test/filing/filings';

interface Difference {
  readonly pointer: string;
}

describe('a draft', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const keep = async (content: object, who: Person = 'importer') => {
    const { status, json, headers } = await window.ask(who, 'POST', '/v1/drafts', { body: content });
    expect(status).toBe(201);
    return { id: String(json['id']), etag: headers.get('etag')! };
  };
  const save = (id: string, etag: string | undefined, content: object, who: Person = 'importer') =>
    window.ask(who, 'PUT', `/v1/drafts/${id}`, {
      body: content,
      headers: etag === undefined ? {} : { 'if-match': etag },
    });
  const submit = (id: string, etag?: string) =>
    window.ask('importer', 'POST', `/v1/drafts/${id}/submission`, {
      headers: etag === undefined ? {} : { 'if-match': etag },
    });
  const filingsOf = async (reference: string) => {
    const [row] = await window.database.db.query<{ count: number }>(
      'SELECT count(*) FROM filing WHERE reference = $1',
      [reference],
    );
    return row?.count;
  };

  it.each([
    [{}],
    [{ kind: 'no-such-kind', payload: [1, { deep: [null] }], documents: 'any', reference: 'still typing…' }],
    [{ payload: 'not even an object' }],
  ])('keeps %j as it was typed', async (content) => {
    const { id } = await keep(content);
    const { json } = await window.ask('importer', 'GET', `/v1/drafts/${id}`);
    expect(json).toMatchObject({ ...content, version: 1, createdBy: { organisationId: 'yuzhou-imports' } });
  });

  it('keeps the order in which it was typed, which a database of its own mind would not', async () => {
    const { id } = await keep({ payload: { zebra: 1, apple: 2, '10': 3 } });
    const { text } = await window.ask('importer', 'GET', `/v1/drafts/${id}`);
    expect(text).toContain('{"10":3,"zebra":1,"apple":2}');
  });

  it('is the organisation’s: a colleague opens it, a stranger does not find it', async () => {
    const { id, etag } = await keep({ title: 'mine' });
    for (const [method, path, headers] of [
      ['GET', '', {}],
      ['GET', '/revisions', {}],
      ['GET', '/revisions/1', {}],
      ['GET', '/faults', {}],
      ['DELETE', '', { 'if-match': etag }],
      ['POST', '/submission', { 'if-match': etag }],
    ] as const) {
      const answer = await window.ask('second', method, `/v1/drafts/${id}${path}`, { headers });
      expect([path, answer.status, answer.json['code']]).toEqual([path, 404, 'draft/not-found']);
    }
    expect((await save(id, etag, {}, 'second')).status).toBe(404);
    const listed = await window.ask('second', 'GET', '/v1/drafts');
    expect(listed.json['items']).toEqual([]);
  });

  it('shows whoever comes too late what was saved meanwhile, field by field, and loses neither', async () => {
    const { id, etag } = await keep({
      kind: 'import-declaration',
      payload: { a: 1, b: { c: 'x' }, same: true },
    });
    expect((await save(id, undefined, {})).status).toBe(428);
    const theirs = { kind: 'import-declaration', payload: { a: 2, b: { c: 'x' }, same: true } };
    const first = await save(id, etag, theirs);
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    const mine = { kind: 'import-declaration', payload: { a: 1, b: { c: 'y' }, same: true, d: [] } };
    const late = await save(id, etag, mine);
    expect(late.status).toBe(412);
    expect(late.headers.get('etag')).toBe('"2"');
    expect(late.json).toMatchObject({
      code: 'change/precondition-failed',
      current: { href: `/v1/drafts/${id}`, etag: '"2"' },
      changedBy: { organisationId: 'yuzhou-imports' },
      changedAt: expect.any(String),
      differenceCount: 3,
    });
    const differences = late.json['differences'] as unknown as Difference[];
    expect(differences).toEqual([
      { pointer: '/payload/a', before: 1, theirs: 2, mine: 1 },
      { pointer: '/payload/b/c', before: 'x', theirs: 'x', mine: 'y' },
      { pointer: '/payload/d', mine: [] },
    ]);
    const shown = await window.ask('importer', 'GET', `/v1/drafts/${id}`);
    expect(shown.json).toMatchObject({ version: 2, payload: theirs.payload });
    expect((await save(id, '"2"', mine)).json).toMatchObject({ version: 3, payload: mine.payload });
  });

  it('takes a save again whose answer was lost, and counts it once', async () => {
    const { id, etag } = await keep({ payload: { a: 1 } });
    const content = { payload: { a: 2, b: 1 } };
    expect((await save(id, etag, content)).status).toBe(200);
    const again = await save(id, etag, { payload: { b: 1, a: 2 } });
    expect([again.status, again.headers.get('etag')]).toEqual([200, '"2"']);
  });

  it('lets one of twenty at once through and tells all others', async () => {
    const { id, etag } = await keep({ payload: {} });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => save(id, etag, { payload: { by: n } })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  it('keeps what it said before', async () => {
    const { id } = await keep({ payload: { n: 1 } });
    for (let version = 1; version < 40; version += 1)
      expect((await save(id, `"${version}"`, { payload: { n: version + 1 } })).status).toBe(200);
    const { json } = await window.ask('importer', 'GET', `/v1/drafts/${id}/revisions`);
    const items = json['items'] as unknown as { version: number; href: string }[];
    expect(items[0]!.version).toBe(40);
    expect(items.length).toBeGreaterThanOrEqual(30);
    expect(items.length).toBeLessThan(40);
    const earlier = await window.ask('importer', 'GET', items[20]!.href);
    expect(earlier.json).toMatchObject({ version: 20, payload: { n: 20 } });
  });

  it('tells all that still keeps it from being lodged, and lodging says the same', async () => {
    const { id, etag } = await keep({ kind: 'import-declaration', payload: { TypeCode: 'ZZZ' } });
    const { json } = await window.ask('importer', 'GET', `/v1/drafts/${id}/faults`);
    const pointers = (json['errors'] as unknown as Difference[]).map(({ pointer }) => pointer);
    expect(json['valid']).toBe(false);
    expect(pointers).toEqual(
      expect.arrayContaining(['/reference', '/payload/TypeCode', '/payload/Declarant']),
    );
    expect(json['errorCount']).toBe(pointers.length);
    const refused = await submit(id, etag);
    expect([refused.status, refused.json['code']]).toEqual([422, 'request/invalid']);

    const unknown = await keep({ kind: 'import-declaratoin', reference: 'D-0', payload: {} });
    const said = await window.ask('importer', 'GET', `/v1/drafts/${unknown.id}/faults`);
    expect(said.json['errors']).toEqual([
      expect.objectContaining({
        code: 'filing/unknown-kind',
        pointer: '/kind',
        remedy: expect.stringContaining('import-declaration'),
      }),
    ]);
    const sound = await keep(aDeclaration('D-1'));
    expect((await window.ask('importer', 'GET', `/v1/drafts/${sound.id}/faults`)).json).toMatchObject({
      valid: true,
      errors: [],
      bodies: ['ckg-customs'],
    });
  });

  it('becomes one filing, however often and by however many it is lodged', async () => {
    const { id, etag } = await keep(aDeclaration('D-2'));
    expect((await submit(id)).status).toBe(428);
    expect((await submit(id, '"7"')).status).toBe(412);
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(id, etag)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(10).fill(202));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    expect(await filingsOf('D-2')).toBe(1);
    const filing = String(answers[0]!.json['id']);
    const shown = await window.ask('importer', 'GET', `/v1/drafts/${id}`);
    expect(shown.json['submittedAs']).toEqual({ id: filing, href: `/v1/filings/${filing}` });
    for (const answer of [
      await save(id, etag, {}),
      await window.ask('importer', 'DELETE', `/v1/drafts/${id}`, { headers: { 'if-match': etag } }),
    ])
      expect([answer.status, answer.json['code']]).toEqual([409, 'draft/submitted']);
    const open = await window.ask('importer', 'GET', '/v1/drafts?state=submitted');
    expect((open.json['items'] as unknown as { id: string }[]).map((item) => item.id)).toEqual([id]);
  });

  it('is the filing that stands when the process was killed before it could say so', async () => {
    const { id, etag } = await keep(aDeclaration('D-3'));
    const intake = window.service.app.get(Intake, { strict: false });
    const take = intake.take.bind(intake);
    const killed = jest.spyOn(intake, 'take').mockImplementationOnce(async (lodgement) => {
      await take(lodgement);
      throw Object.assign(new Error('Connection terminated'), { code: '57P01' });
    });
    expect((await submit(id, etag)).status).toBe(503);
    killed.mockRestore();
    expect((await save(id, etag, { title: 'too late' })).json['code']).toBe('draft/submitted');
    const again = await submit(id, etag);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect(await filingsOf('D-3')).toBe(1);
  });

  it('is saved by nobody while it is being lodged', async () => {
    const { id, etag } = await keep(aDeclaration('D-4'));
    const intake = window.service.app.get(Intake, { strict: false });
    const take = intake.take.bind(intake);
    let saved: Promise<{ status: number; json: object }> | undefined;
    const held = jest.spyOn(intake, 'take').mockImplementationOnce(async (lodgement) => {
      saved = save(id, etag, { title: 'between' });
      await saved;
      return take(lodgement);
    });
    expect((await submit(id, etag)).status).toBe(202);
    held.mockRestore();
    expect(await saved).toMatchObject({ status: 409, json: { code: 'draft/being-submitted' } });
  });

  it('can be saved again after it was refused', async () => {
    const { id, etag } = await keep(aDeclaration('D-5', { TypeCode: 'ZZZ' }));
    expect((await submit(id, etag)).json['code']).toBe('filing/faulty');
    const mended = await save(id, etag, aDeclaration('D-5'));
    expect(mended.status).toBe(200);
    expect((await submit(id, mended.headers.get('etag')!)).status).toBe(202);
  });

  it('is thrown away only as it was seen', async () => {
    const { id, etag } = await keep({ title: 'gone' });
    await save(id, etag, { title: 'but changed' });
    const remove = (seen?: string) =>
      window.ask('importer', 'DELETE', `/v1/drafts/${id}`, seen ? { headers: { 'if-match': seen } } : {});
    expect((await remove()).status).toBe(428);
    expect((await remove(etag)).status).toBe(412);
    expect((await remove('"2"')).status).toBe(204);
    expect((await window.ask('importer', 'GET', `/v1/drafts/${id}`)).status).toBe(404);
    expect(await window.count('draft_revision WHERE draft_id = ' + `'${id}'`)).toBe(0);
  });

  it('begins with a copy of a filing, without what must be new', async () => {
    const { id: filing } = await window.lodge('importer', aDeclaration('D-6'));
    const { status, json } = await window.ask('importer', 'POST', `/v1/filings/${filing}/copies`, {
      headers: { 'idempotency-key': 'copy-1' },
    });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      kind: 'import-declaration',
      copiedFrom: { href: `/v1/filings/${filing}` },
      leftOut: [
        '/payload/FunctionalReferenceID',
        '/payload/GoodsShipment/Consignment/TransportContractDocument',
      ],
    });
    expect(json).not.toHaveProperty('reference');
    expect(json['payload']).not.toHaveProperty('FunctionalReferenceID');
    const again = await window.ask('importer', 'POST', `/v1/filings/${filing}/copies`, {
      headers: { 'idempotency-key': 'copy-1' },
    });
    expect(again.json).toEqual(json);
    expect((await window.ask('second', 'POST', `/v1/filings/${filing}/copies`)).status).toBe(404);
  });

  it('begins with a template, filled in by name', async () => {
    const { payload } = aDeclaration('{{ref}}');
    const made = await window.ask('importer', 'POST', '/v1/templates', {
      body: { name: 'Circuits from the US', kind: 'import-declaration', payload },
    });
    expect(made.json['placeholders']).toEqual([{ name: 'ref', pointers: ['/FunctionalReferenceID'] }]);
    const drafts = `/v1/templates/${String(made.json['id'])}/drafts`;
    const used = await window.ask('importer', 'POST', drafts, {
      body: { reference: 'D-7', values: { ref: 'D-7' } },
    });
    expect(used.status).toBe(201);
    expect((await submit(String(used.json['id']), used.headers.get('etag')!)).status).toBe(202);
    const empty = await window.ask('importer', 'POST', drafts, { body: {} });
    expect(empty.json['leftOut']).toEqual(['/payload/FunctionalReferenceID']);
    const wrong = await window.ask('importer', 'POST', drafts, { body: { values: { reff: 'x' } } });
    expect(wrong.json['errors']).toEqual([
      expect.objectContaining({ code: 'template/unknown-placeholder', pointer: '/values/reff' }),
    ]);
    const twice = await window.ask('importer', 'POST', '/v1/templates', {
      body: { name: 'Circuits from the US', kind: 'import-declaration', payload: {} },
    });
    expect([twice.status, twice.json['code']]).toEqual([409, 'template/name-taken']);
    expect((await window.ask('second', 'POST', drafts, { body: {} })).status).toBe(404);
    const gone = await window.ask('importer', 'DELETE', `/v1/templates/${String(made.json['id'])}`);
    expect(gone.status).toBe(204);
    expect((await window.ask('importer', 'POST', drafts, { body: {} })).status).toBe(404);
  });
});
