import { loadPackages } from '@landport/kinds';
import fc from 'fast-check';
import { Client } from 'pg';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration, aRecognition, aWebsiteFiling, describedAs } from '../../../../test/filing/filings';
import { UsualTimesBook } from '../usual-times/usual-times';

type Payload = Record<string, unknown>;

/** Every place in a payload that can be spoilt. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const inner = Object.entries(value).flatMap(([name, member]) => placesIn(member, [...path, name]));
  return path.length === 0 ? inner : [[...path], ...inner];
}

function changed(payload: Payload, [name = '', ...rest]: readonly string[], to: unknown): Payload {
  const copy = structuredClone(payload);
  if (rest.length > 0) {
    copy[name] = changed(copy[name] as Payload, rest, to);
    return Array.isArray(payload) ? (Object.values(copy) as unknown as Payload) : copy;
  }
  if (to === undefined) delete copy[name];
  else copy[name] = to;
  return copy;
}

describe('the dry run', () => {
  let window: FilingWindow;
  let admin: Client;
  beforeAll(async () => {
    window = await FilingWindow.open();
    admin = new Client({ connectionString: window.database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await window.close();
  });

  const dry = (body: unknown) => window.ask('importer', 'POST', '/v1/filings?validate=only', { body });
  const lodge = (body: unknown) => window.ask('importer', 'POST', '/v1/filings', { body });

  /** Says what lodging says: taken or not, the same faults in the same order, the same decision. */
  async function agrees(filing: object): Promise<'taken' | 'refused'> {
    const [tried, done] = [await dry(filing), await lodge(filing)];
    if (tried.status !== 200) {
      expect([tried.status, tried.json['code']]).toEqual([done.status, done.json['code']]);
      return 'refused';
    }
    expect({ valid: tried.json['valid'] }).toEqual({ valid: done.status < 300 });
    expect(tried.json['errors']).toEqual(done.json['errors'] ?? []);
    if (done.status === 422) expect(tried.json['errorCount']).toBe(done.json['errorCount'] ?? 1);
    const decision = done.json['decision'] as { outcome: string; reasons: unknown } | undefined;
    expect(tried.json['decision']).toEqual(
      decision && { outcome: decision.outcome, reasons: decision.reasons },
    );
    return done.status < 300 ? 'taken' : 'refused';
  }

  it('comes to the verdict of lodging for every example of every kind', async () => {
    const seen = new Set<string>();
    for (const { header, examples } of loadPackages())
      for (const [n, { payload }] of [...examples.pass, ...examples.fail].entries()) {
        const own = payload as Payload;
        const reference = `EX-${header.kind.slice(0, 20)}-${n}`;
        const named = 'FunctionalReferenceID' in own ? { ...own, FunctionalReferenceID: reference } : own;
        seen.add(await agrees({ kind: header.kind, reference, payload: named }));
      }
    expect([...seen].sort()).toEqual(['refused', 'taken']);
  });

  it('comes to the verdict of lodging for mutations of sound filings', async () => {
    const sound = [aDeclaration('MUT'), aRecognition('MUT', 'chengdu'), aWebsiteFiling('MUT')];
    const places = sound.map(({ payload }) => placesIn(payload));
    const mutation = fc.tuple(
      fc.nat({ max: sound.length - 1 }),
      fc.nat(),
      fc.oneof(
        fc.constant(undefined),
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom('', '0', '-1', 'CNY', '9999999'),
      ),
    );
    let n = 0;
    const outcomes: string[] = [];
    await fc.assert(
      fc.asyncProperty(mutation, async ([which, at, to]) => {
        const { kind, payload } = sound[which]!;
        const place = places[which]![at % places[which]!.length]!;
        const reference = `MUT-${(n += 1)}`;
        const own =
          'FunctionalReferenceID' in payload ? { ...payload, FunctionalReferenceID: reference } : payload;
        outcomes.push(await agrees({ kind, reference, payload: changed(own as Payload, place, to) }));
      }),
      { numRuns: 150 },
    );
    expect(outcomes).toContain('refused');
  });

  it('says that a reference stands for another filing, and which filing the same content became', async () => {
    const { id } = await window.lodge('importer', aDeclaration('DRY-1'));
    const again = await dry(aDeclaration('DRY-1'));
    expect(again.json).toMatchObject({ valid: true, lodgedAs: { href: `/v1/filings/${id}` } });
    const other = describedAs(aDeclaration('DRY-1'), 'Other goods');
    const tried = await dry(other);
    expect(tried.json).toMatchObject({
      valid: false,
      errorCount: 1,
      errors: [{ code: 'filing/reference-reused', pointer: '/reference', value: 'DRY-1' }],
    });
    expect((await lodge(other)).json['code']).toBe('filing/reference-reused');
  });

  it('tries a version as it would be taken', async () => {
    const { id } = await window.lodge('importer', aDeclaration('DRY-2'));
    const path = `/v1/filings/${id}/versions?validate=only`;
    const version = (body: unknown, who: 'importer' | 'second' = 'importer') =>
      window.ask(who, 'POST', path, { body });
    expect((await version(describedAs(aDeclaration('DRY-2'), 'Better words'))).json).toMatchObject({
      valid: true,
      bodies: ['ckg-customs'],
    });
    expect((await version(aDeclaration('DRY-2', { TypeCode: 'ZZZ' }))).json).toMatchObject({ valid: false });
    expect((await version(aDeclaration('DRY-3'))).json['code']).toBe('filing/another-filing');
    expect((await version(aDeclaration('DRY-2'), 'second')).status).toBe(404);
    const approved = await lodge(aRecognition('DRY-4', 'chongqing-pilot'));
    const late = await window.ask(
      'importer',
      'POST',
      `/v1/filings/${String(approved.json['id'])}/versions?validate=only`,
      {
        body: aRecognition('DRY-4', 'chongqing-pilot'),
      },
    );
    expect([late.status, late.json['code']]).toEqual([409, 'filing/not-open']);
    expect((await window.ask('importer', 'GET', `/v1/filings/${id}`)).json['version']).toBe(1);
  });

  it('tells fees, papers, bodies, the mode, and times only where some were measured', async () => {
    const times = window.service.app.get(UsualTimesBook, { strict: false });
    await window.database.db.query('DELETE FROM filing_search');
    await times.measure();
    const sent = await window.ask('importer', 'POST', '/v1/documents', {
      body: 'Invoice 1',
      contentType: 'text/plain',
    });
    expect(sent.status).toBe(201);
    const filing = aDeclaration('DRY-5');
    const documents = [{ code: '380', documentId: String(sent.json['id']) }];
    const unknown = await dry({ ...filing, documents });
    expect(unknown.json).toMatchObject({
      mode: 'approval',
      bodies: ['ckg-customs'],
      fees: [],
      usualTimes: { filings: 0 },
    });
    const papers = unknown.json['documents'] as unknown as { code: string; given: boolean }[];
    expect(papers.filter(({ given }) => given).map(({ code }) => code)).toEqual(['380']);
    // A hundred decided after 1, 2 … 100 minutes; one of last year, and the same again as an officer finds it.
    await window.database.db.query(
      `INSERT INTO filing_search (filing_id, audience, kind, status, lodged_at, decided_at, terms)
       SELECT gen_random_uuid(), audience, 'import-declaration', 'released',
              $1::timestamptz - n * interval '1 minute' - age, $1::timestamptz - age, '{}'
         FROM generate_series(1, 100) AS n,
              (VALUES ('someone', interval '1 day'), ('someone', interval '1 year'), ('body:ckg-customs', interval '1 day'))
              AS sort(audience, age)`,
      [new Date()],
    );
    await times.measure();
    expect((await dry({ ...filing, documents })).json['usualTimes']).toMatchObject({
      filings: 100,
      medianSeconds: 50.5 * 60,
      p90Seconds: expect.closeTo(90.1 * 60, 3),
      measuredAt: expect.any(String),
    });
  });

  it('writes nothing anywhere', async () => {
    const { id } = await window.lodge('importer', aDeclaration('DRY-6'));
    await window.facts(id, 1);
    const draft = await window.ask('importer', 'POST', '/v1/drafts', { body: aDeclaration('DRY-7') });
    const digests = async (): Promise<Record<string, string>> => {
      const { rows: tables } = await admin.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
          WHERE schemaname IN ('filing', 'bus') AND tablename !~ 'offset|lease|watermark' ORDER BY 1`,
      );
      const found: Record<string, string> = {};
      for (const { name } of tables) {
        const { rows } = await admin.query<{ digest: string }>(
          `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS digest FROM ${name} AS t`,
        );
        found[name] = rows[0]!.digest;
      }
      return found;
    };
    let before = await digests();
    // What the lodgement above set in motion comes to rest first.
    for (let tries = 0; tries < 50; tries += 1) {
      const now = await digests();
      if (JSON.stringify(now) === JSON.stringify(before)) break;
      before = now;
    }
    expect(Object.keys(before).length).toBeGreaterThan(20);
    for (const body of [
      aDeclaration('DRY-8'),
      aDeclaration('DRY-8', { TypeCode: 'ZZZ' }),
      aRecognition('DRY-9', 'chengdu'),
      aWebsiteFiling('DRY-10'),
    ])
      expect((await dry(body)).status).toBe(200);
    await window.ask('importer', 'POST', `/v1/filings/${id}/versions?validate=only`, {
      body: aDeclaration('DRY-6'),
    });
    await window.ask('importer', 'GET', `/v1/drafts/${String(draft.json['id'])}/faults`);
    expect(await digests()).toEqual(before);
  });
});
