import { compactVerify, importJWK, type JWK } from 'jose';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration, aRecognition, aWebsiteFiling } from '../../../../test/filing/filings';

const SAMPLE = join(__dirname, '../../../../../shared/samples/wco-declarations/Step1_TT_IM009a.xml');

describe('lodging a filing', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const submit = (body: unknown, headers: Record<string, string> = {}) =>
    window.ask('importer', 'POST', '/v1/filings', { body, headers });

  it('answers 202 with the filing, which can then be read and found', async () => {
    const answer = await submit(aDeclaration('YZ-1'));
    expect(answer.status).toBe(202);
    expect(answer.json).toMatchObject({
      kind: 'import-declaration',
      reference: 'YZ-1',
      version: 1,
      status: 'lodged',
    });
    const href = `/v1/filings/${String(answer.json['id'])}`;
    expect(answer.headers.get('location')).toBe(href);
    const shown = await window.ask('importer', 'GET', href);
    expect(shown.json).toMatchObject({ reference: 'YZ-1', status: 'lodged', awbs: ['999-12345675'] });
    const { clocks: _clocks, queries: _queries, ...listed } = shown.json;
    for (const filter of ['reference=YZ-1', 'awb=999-12345675&status=lodged', 'kind=import-declaration']) {
      const found = await window.ask('importer', 'GET', `/v1/filings?${filter}`);
      expect(found.json['items']).toEqual([listed]);
    }
    const none = await window.ask('importer', 'GET', '/v1/filings?submittedBefore=2020-01-01T00:00:00Z');
    expect(none.json['items']).toEqual([]);
  });

  it('signs a receipt over the bytes as received, verified with the published key', async () => {
    const body = ` ${JSON.stringify(aDeclaration('YZ-2'))}\n`;
    const { json } = await submit(body);
    const { keys } = (await window.ask('importer', 'GET', '/v1/receipt-keys')).json as unknown as {
      keys: JWK[];
    };
    const { payload } = await compactVerify(String(json['receipt']), await importJWK(keys[0]!));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      sub: json['id'],
      reference: 'YZ-2',
      organisationId: 'yuzhou-imports',
      lodgedAt: json['lodgedAt'],
      sha256: createHash('sha256').update(body).digest('hex'),
    });
    const kept = await window.ask('importer', 'GET', `/v1/filings/${String(json['id'])}/receipt`);
    expect(kept.json['receipt']).toBe(json['receipt']);
  });

  it('decides on the spot by the rules of the area, and tells both facts', async () => {
    const refused = await submit(aRecognition('HT-1', 'chengdu'));
    expect(refused.status).toBe(201);
    expect(refused.json).toMatchObject({
      status: 'refused',
      decision: {
        outcome: 'refused',
        decidedBy: 'rules',
        reasons: [{ code: expect.stringContaining('share') }],
      },
    });
    const approved = await submit(aRecognition('HT-2', 'chongqing-pilot'));
    expect(approved.status).toBe(201);
    expect(approved.json).toMatchObject({ status: 'approved', decision: { mode: 'onTheSpot', reasons: [] } });
    const facts = await window.facts(String(approved.json['id']), 2);
    expect(facts.map(({ type }) => type)).toEqual([
      'landport.filing.lodged.v1',
      'landport.filing.decided.v1',
    ]);
  });

  it('tells all faults at once with pointer, value and remedy, in the language asked for', async () => {
    const broken = aDeclaration('YZ-3', { TypeCode: 'ZZZ', GoodsItemQuantity: 'many', Declarant: undefined });
    const answer = await submit(broken, { 'accept-language': 'zh-CN' });
    expect(answer.status).toBe(422);
    const errors = answer.json['errors'] as unknown as { pointer: string; message: string; remedy: string }[];
    expect(errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/payload/TypeCode', '/payload/GoodsItemQuantity', '/payload/Declarant']),
    );
    for (const { message, remedy } of errors) expect(`${message}${remedy}`).toMatch(/[一-鿿]/);
  });

  it('refuses a declaration that names another reference than it is lodged under', async () => {
    const answer = await submit(aDeclaration('YZ-9', { FunctionalReferenceID: 'YZ-90' }));
    expect([answer.status, answer.json['errors']]).toEqual([
      422,
      [
        expect.objectContaining({
          code: 'filing/reference-differs',
          pointer: '/payload/FunctionalReferenceID',
          value: 'YZ-90',
          remedy: expect.stringContaining('Write YZ-9 in FunctionalReferenceID'),
        }),
      ],
    ]);
  });

  it('places the faults of JSON by line and column of the message as it came', async () => {
    const broken = aDeclaration('YZ-8', { GoodsItemQuantity: 'many' });
    const body = JSON.stringify(broken, undefined, 2);
    const { json } = await submit(body);
    const lines = body.split('\n');
    const line = lines.findIndex((each) => each.includes('GoodsItemQuantity'));
    expect(json['errors']).toContainEqual(
      expect.objectContaining({
        pointer: '/payload/GoodsItemQuantity',
        sourcePath: '/payload/GoodsItemQuantity',
        line: line + 1,
        column: lines[line]!.indexOf('"many"') + 1,
      }),
    );
  });

  it('stores nothing of what it refuses: reference and key stay free for the mended filing', async () => {
    const before = await window.count('filing_key');
    const key = { 'idempotency-key': 'mend-me' };
    expect((await submit(aDeclaration('YZ-4', { TypeCode: 'ZZZ' }), key)).status).toBe(422);
    expect(await window.count('filing_key')).toBe(before);
    const asked = await window.ask('importer', 'GET', '/v1/submissions?key=mend-me');
    expect(asked.json).toEqual({ key: 'mend-me', accepted: false });
    const mended = await submit(aDeclaration('YZ-4'), key);
    expect(mended.status).toBe(202);
    expect((await window.ask('importer', 'GET', '/v1/submissions?key=mend-me')).json).toMatchObject({
      accepted: true,
      filing: { id: mended.json['id'] },
    });
  });

  it('names the nearest kind when there is none of that name', async () => {
    const answer = await submit({ ...aDeclaration('YZ-5'), kind: 'import-declaratoin' });
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({
      code: 'filing/unknown-kind',
      details: { nearest: 'import-declaration' },
    });
  });

  it('tries without effect what ?validate=only asks for', async () => {
    const before = await window.count('filing');
    const dry = (body: unknown) => window.ask('importer', 'POST', '/v1/filings?validate=only', { body });
    const sound = await dry(aRecognition('HT-3', 'chengdu'));
    expect(sound.status).toBe(200);
    expect(sound.json).toMatchObject({ valid: true, decision: { outcome: 'refused' }, errors: [] });
    const broken = await dry(aDeclaration('YZ-6', { TypeCode: 'ZZZ' }));
    expect(broken.json).toMatchObject({ valid: false, bodies: ['ckg-customs'] });
    expect(broken.json['errorCount']).toBeGreaterThan(0);
    expect(await window.count('filing')).toBe(before);
  });

  it('takes a WCO XML declaration unchanged, and replays it byte for byte the second time', async () => {
    const body = readFileSync(SAMPLE, 'utf8');
    const send = () =>
      window.ask('importer', 'POST', '/v1/filings', { body, contentType: 'application/xml' });
    const first = await send();
    expect(first.text).toContain('"kind":"import-declaration"');
    expect(first.status).toBe(202);
    const again = await send();
    expect([again.status, again.text]).toEqual([202, first.text]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');

    const content = `/v1/filings/${String(first.json['id'])}/versions/1`;
    const asXml = await window.ask('importer', 'GET', content, { headers: { accept: 'application/xml' } });
    expect(asXml.text).toBe(body);
    const asModel = await window.ask('importer', 'GET', content);
    expect(asModel.json).toMatchObject({ contentType: 'application/xml', payload: { TypeCode: 'IMA' } });
    expect((await window.ask('second', 'GET', content)).status).toBe(404);
  });

  it('gives a declaration that came as JSON as XML, which is lodged as the same declaration', async () => {
    const sent = aDeclaration('YZ-10');
    const { id } = await window.lodge('importer', sent);
    const asXml = (of: string) =>
      window.ask('importer', 'GET', `/v1/filings/${of}/versions/1`, {
        headers: { accept: 'application/xml' },
      });
    const { text, headers } = await asXml(id);
    expect(headers.get('content-type')).toContain('application/xml');
    const back = await window.ask('importer', 'POST', '/v1/filings?validate=only', {
      body: text.replaceAll('YZ-10', 'YZ-10B'),
      contentType: 'application/xml',
    });
    expect(back.json).toMatchObject({ valid: true, kind: 'import-declaration' });

    const odd = aDeclaration('YZ-11', { AdditionalInformation: [{ StatementDescription: 'a\u0001b' }] });
    const cannot = await asXml((await window.lodge('importer', odd)).id);
    expect([cannot.status, cannot.json['payload']]).toEqual([200, odd.payload]);
    const other = await asXml((await window.lodge('importer', aRecognition('YZ-12', 'chengdu'))).id);
    expect(other.json).toMatchObject({ kind: 'high-tech-recognition' });
  });

  it('places the faults of XML in the sender’s own format, and refuses a DOCTYPE', async () => {
    const send = (body: string) =>
      window.ask('importer', 'POST', '/v1/filings', { body, contentType: 'application/xml' });
    const sample = readFileSync(SAMPLE, 'utf8');
    const faulty = await send(
      sample.replace(/(<ns3:GoodsItemQuantity[^>]*>|<GoodsItemQuantity[^>]*>)\d+/, '$1many'),
    );
    expect(faulty.status).toBe(422);
    expect(faulty.json['errors']).toMatchObject([
      { sourcePath: expect.stringMatching(/\/\S*GoodsItemQuantity$/), line: 43, column: 3 },
    ]);
    const doctype = await send('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>');
    expect([doctype.status, doctype.json['code']]).toEqual([400, 'filing/doctype-refused']);
    const broken = await send('<MetaData><Declaration></MetaData>');
    expect(broken.json).toMatchObject({ code: 'filing/malformed-xml', line: 1 });
  });

  it('opens a task for the body of a kind that officers decide', async () => {
    const { id } = await window.lodge('importer', aWebsiteFiling('WEB-1'));
    const [lodged, opened] = await window.facts(id, 2);
    expect(lodged?.type).toBe('landport.filing.lodged.v1');
    expect(opened?.data).toMatchObject({ body: 'cq-communications-administration' });
    expect((await window.ask('wang', 'GET', `/v1/filings/${id}`)).json).toMatchObject({
      status: 'underReview',
    });
  });

  it('keeps a payload over 64 kB at home and lets the event carry a link that services follow', async () => {
    const texts = Array.from({ length: 99 }, () => ({ StatementDescription: '货'.repeat(300) }));
    const big = aDeclaration('YZ-7', { AdditionalInformation: texts });
    const { id } = await window.lodge('importer', big);
    const [lodged] = await window.facts(id, 1);
    expect(lodged?.data['payload']).toBeUndefined();
    const link = String(lodged?.data['dataref']);
    expect((await window.ask('operator', 'GET', link)).json).toEqual(big.payload);
    expect((await window.ask('importer', 'GET', link)).status).toBe(403);
  });
});
