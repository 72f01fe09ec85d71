import type { DocumentView, FilingDocumentsView } from '@landport/contracts';
import { aPdf } from '../../../../../test/documents/files';
import { FilingWindow, type Answer, type Person } from '../../../../../test/filing/filing-window';
import { aDeclaration, aWebsiteFiling } from '../../../../../test/filing/filings';

const codesOf = ({ json }: Answer): string[] =>
  ((json['errors'] ?? []) as unknown as { code: string; pointer: string }[]).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe('filings with documents', () => {
  let window: FilingWindow;
  let number = 0;
  beforeAll(async () => {
    window = await FilingWindow.open({ DOCUMENTS_PER_FILING: '3', DOCUMENTS_MISSING: 'refused' });
  });
  afterAll(() => window.close());

  const send = async (who: Person = 'importer'): Promise<string> => {
    number += 1;
    const body = aPdf(`%${number}\n`);
    const { json } = await window.ask(who, 'POST', '/v1/documents', { body, contentType: 'application/pdf' });
    return (json as unknown as DocumentView).id;
  };
  const lodge = (filing: object, headers: Record<string, string> = {}) =>
    window.ask('importer', 'POST', '/v1/filings', { body: filing, headers });
  const shown = async (id: string, who: Person = 'importer') =>
    (await window.ask(who, 'GET', `/v1/filings/${id}/documents`)).json as unknown as FilingDocumentsView;

  it('lodges them with the filing, and the officers of its body read them from then on', async () => {
    const documentId = await send();
    const paths = [`/v1/documents/${documentId}`, `/v1/documents/${documentId}/content`];
    for (const path of paths) expect((await window.ask('wang', 'GET', path)).status).toBe(404);
    const filing = { ...aWebsiteFiling('DOC-1'), documents: [{ code: 'identity', documentId }] };
    const { id } = await window.lodge('importer', filing);
    for (const path of paths) {
      expect((await window.ask('wang', 'GET', path)).status).toBe(200);
      for (const stranger of ['second', 'chen', 'clerk'] as const)
        expect((await window.ask(stranger, 'GET', path)).status).toBe(404);
    }
    const version = await window.ask('wang', 'GET', `/v1/filings/${id}/versions/1`);
    expect(version.json['documents']).toEqual(filing.documents);
    const { items, missing } = await shown(id, 'wang');
    expect(items).toEqual([
      expect.objectContaining({ id: documentId, code: 'identity', version: 1, used: true }),
    ]);
    // Accepted with gaps: the kind lets it follow.
    expect(missing).toEqual([
      expect.objectContaining({
        code: 'domain-certificate',
        dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      }),
    ]);
    expect((await window.ask('second', 'GET', `/v1/filings/${id}/documents`)).status).toBe(404);
    const removal = await window.ask('importer', 'DELETE', `/v1/documents/${documentId}`);
    expect([removal.status, removal.json['code']]).toEqual([409, 'document/in-use']);
  });

  it('tells everything that is wrong with them at once, and the dry run says the same', async () => {
    const [mine, others] = [await send(), await send('second')];
    const documents = [
      { code: 'identity', documentId: others },
      { code: 'passport', documentId: mine },
      { code: 'identity', documentId: mine },
    ];
    const filing = { ...aWebsiteFiling('DOC-2'), documents };
    const wrong = [
      'filing/document-unknown /documents/0/documentId',
      'filing/document-not-wanted /documents/1/code',
    ];
    const refused = await lodge(filing);
    expect([refused.status, codesOf(refused)]).toEqual([422, wrong]);
    const dry = await window.ask('importer', 'POST', '/v1/filings?validate=only', { body: filing });
    expect([dry.json['valid'], codesOf(dry)]).toEqual([false, wrong]);
    const twice = { code: 'identity', documentId: mine };
    expect(codesOf(await lodge({ ...filing, documents: [twice, twice] }))).toEqual([
      'filing/document-named-twice /documents/1/documentId',
    ]);
    const many = await Promise.all(
      [1, 2, 3, 4].map(async () => ({ code: 'identity', documentId: await send() })),
    );
    expect(codesOf(await lodge({ ...filing, documents: many }))).toEqual([
      'filing/documents-too-many /documents',
    ]);
  });

  it('refuses a filing without what its kind wants and does not let follow, naming it in its own words', async () => {
    const answer = await lodge(aWebsiteFiling('DOC-3'));
    expect([answer.status, answer.json['errors']]).toEqual([
      422,
      [
        expect.objectContaining({
          code: 'filing/document-missing',
          pointer: '/documents',
          value: 'identity',
          message: expect.stringMatching(/\(identity\) is missing/),
        }),
      ],
    ]);
    const chinese = await lodge(aWebsiteFiling('DOC-3'), { 'accept-language': 'zh' });
    expect(JSON.stringify(chinese.json['errors'])).toContain('缺少');
  });

  it('binds them to each version that names them', async () => {
    const [first, second] = [await send(), await send()];
    const of = (documentId: string) => ({
      ...aDeclaration('DOC-5'),
      documents: [{ code: '380', documentId }],
    });
    const { id, etag } = await window.lodge('importer', of(first));
    const corrected = await window.ask('importer', 'POST', `/v1/filings/${id}/versions`, {
      body: of(second),
      headers: { 'if-match': etag },
    });
    expect(corrected.status).toBe(202);
    const { items } = await shown(id);
    expect(items.map((each) => [each.version, each.id])).toEqual([
      [1, first],
      [2, second],
    ]);
    const bad = await window.ask('importer', 'POST', `/v1/filings/${id}/versions`, {
      body: of('0197a5a0-0000-7000-8000-000000000000'),
      headers: { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) },
    });
    expect(codesOf(bad)).toEqual(['filing/document-unknown /documents/0/documentId']);
  });

  it('takes afterwards what was let follow, and nothing for what has ended', async () => {
    const identity = [{ code: 'identity', documentId: await send() }];
    const { id } = await window.lodge('importer', { ...aWebsiteFiling('DOC-6'), documents: identity });
    const path = `/v1/filings/${id}/documents`;
    expect((await shown(id)).missing.map(({ code }) => code)).toEqual(['domain-certificate']);
    const documents = [{ code: 'domain-certificate', documentId: await send() }];
    const supply = async (body: object, who: Person = 'importer') =>
      window.ask(who, 'POST', path, {
        body,
        headers: { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) },
      });
    expect((await supply({ documents }, 'second')).status).toBe(404);
    expect((await window.ask('importer', 'POST', path, { body: { documents } })).status).toBe(428);
    const supplied = await supply({ documents });
    expect([supplied.status, supplied.json['missing']]).toEqual([200, []]);
    const history = await window.ask('importer', 'GET', `/v1/filings/${id}/history`);
    const entries = history.json['items'] as unknown as { action: string; why: string }[];
    expect(entries.at(-1)).toMatchObject({ action: 'documentsSupplied', why: 'domain-certificate' });
    expect(codesOf(await supply({ documents: [{ ...documents[0], code: 'x' }] }))).toEqual([
      'filing/document-not-wanted /documents/0/code',
    ]);
    const two = [{ code: 'prior-approval', documentId: await send() }, ...identity];
    expect(codesOf(await supply({ documents: two }))).toEqual(['filing/documents-too-many /documents']);
    const etag = await window.etagOf('importer', `/v1/filings/${id}`);
    await window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, {
      body: { reason: 'No longer needed.' },
      headers: { 'if-match': etag },
    });
    expect((await supply({ documents })).status).toBe(409);
  });

  it('never lodges a filing with a document that was removed meanwhile: one of the two wins', async () => {
    for (let round = 0; round < 15; round += 1) {
      const documentId = await send();
      const filing = {
        ...aWebsiteFiling(`DOC-RACE-${round}`),
        documents: [{ code: 'identity', documentId }],
      };
      const [lodged, removed] = await Promise.all([
        lodge(filing),
        window.ask('importer', 'DELETE', `/v1/documents/${documentId}`),
      ]);
      expect(['202 409', '422 204', '202 404', '422 404']).toContain(`${lodged.status} ${removed.status}`);
      const content = await window.ask('importer', 'GET', `/v1/documents/${documentId}/content`);
      expect(content.status).toBe(lodged.status === 202 ? 200 : 404);
    }
  });

  it('answers a repeated filing with the first answer, and binds its documents once', async () => {
    const filing = {
      ...aWebsiteFiling('DOC-7'),
      documents: [{ code: 'identity', documentId: await send() }],
    };
    const before = await window.count('filing_document');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => lodge(filing, { 'idempotency-key': 'with-documents' })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await window.count('filing_document')).toBe(before + 1);
  });

  it('takes every gap where the office still accepts paper, and names each with its day', async () => {
    await window.restart({ DOCUMENTS_MISSING: 'follow' });
    const { id } = await window.lodge('importer', aWebsiteFiling('DOC-8'));
    expect((await shown(id)).missing.map(({ code }) => code)).toEqual(['identity', 'domain-certificate']);
  });
});
