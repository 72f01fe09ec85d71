import { Client } from 'pg';
import { readPinnedKeys, verifyReceipt } from '../../packages/landport-verify/src/index.mjs';
import { FilingWindow } from '../filing/filing-window';
import { aDeclaration, aRecognition } from '../filing/filings';
import { OfficersDesk } from '../filing/officers-desk';
import { aLicence } from '../filing/trade-filings';

const PDF = { headers: { accept: 'application/pdf' } };

describe('receipts and certificates', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const keys = async () => readPinnedKeys((await window.ask('importer', 'GET', '/v1/receipt-keys')).text);

  it('a receipt is checked alone, by the key and the bytes that were sent', async () => {
    const filing = aDeclaration('YZ-1');
    const { id } = await window.lodge('importer', filing);
    const { receipt } = (await window.ask('importer', 'GET', `/v1/filings/${id}/receipt`)).json;
    const sent = Buffer.from(JSON.stringify(filing));
    expect(verifyReceipt(String(receipt), await keys(), sent)).toMatchObject({
      says: { sub: id, reference: 'YZ-1' },
      faults: [],
    });
    expect(verifyReceipt(String(receipt), await keys(), Buffer.from('other'))).toMatchObject({
      faults: [{ code: 'bytes-edited' }],
    });
  });

  it('a receipt on paper is the same bytes each time, for those alone who may see it', async () => {
    const { id } = await window.lodge('importer', aDeclaration('YZ-2'));
    const path = `/v1/filings/${id}/receipt`;
    const [first, again] = [
      await window.ask('importer', 'GET', path, PDF),
      await window.ask('importer', 'GET', path, PDF),
    ];
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(first.headers.get('vary')).toContain('accept');
    expect(first.text).toMatch(/^%PDF-/);
    expect(again.text === first.text).toBe(true);
    expect((await window.ask('second', 'GET', path, PDF)).status).toBe(404);
  });

  it('a certificate is issued once for what was approved, and verifies by itself', async () => {
    const { id } = await window.lodge('importer', aRecognition('HT-1', 'chongqing-pilot'));
    const path = `/v1/filings/${id}/certificate`;
    const [first, again] = await Promise.all([
      window.ask('importer', 'GET', path),
      window.ask('importer', 'GET', path),
    ]);
    expect(first.json).toMatchObject({ id, status: 'approved', organisationId: 'yuzhou-imports' });
    expect(again.text).toBe(first.text);
    expect(verifyReceipt(String(first.json['certificate']), await keys())).toMatchObject({
      says: { sub: id, status: 'approved', reference: 'HT-1' },
      faults: [],
    });
    const paper = await window.ask('importer', 'GET', path, PDF);
    expect(paper.text).toMatch(/^%PDF-/);
    const shown = (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json;
    expect(shown['links']).toMatchObject({ certificate: { href: path }, evidence: expect.anything() });
  });

  it('a certificate says number, days, quantity and conditions of what was granted, and none is given of what was revoked', async () => {
    const { id } = await window.lodge('importer', aLicence('IL-1', '100'));
    const conditions = [{ en: 'For the own workshop alone.', zh: '仅限本厂自用。' }];
    const decision = { outcome: 'approved', reason: 'As the papers say.', conditions };
    await new OfficersDesk(window).work('zhao', id, 'decision', decision);
    const path = `/v1/filings/${id}/certificate`;
    const { json } = await window.ask('importer', 'GET', path);
    expect(json).toMatchObject({
      number: expect.stringMatching(/^[A-Z]/),
      validFrom: expect.stringMatching(/^\d{4}-/),
      validTo: expect.stringMatching(/^\d{4}-/),
      quantity: { value: '100', unit: 'PCE' },
      issuer: 'cq-commerce-commission',
      conditionCount: 1,
    });
    const proof = verifyReceipt(String(json['certificate']), await keys());
    expect(proof).toMatchObject({ says: { quantity: json['quantity'], conditionCount: 1 }, faults: [] });
    const superuser = new Client({ connectionString: window.database.adminUrl });
    await superuser.connect();
    await superuser.query(
      `UPDATE filing.issued_grant SET state = 'revoked', reason = 'false' WHERE filing_id = $1`,
      [id],
    );
    await superuser.end();
    expect((await window.ask('importer', 'GET', path)).status).toBe(409);
  });

  it('there is no certificate of what was not approved', async () => {
    const { id } = await window.lodge('importer', aDeclaration('YZ-3'));
    const answer = await window.ask('importer', 'GET', `/v1/filings/${id}/certificate`, PDF);
    expect([answer.status, answer.json['code']]).toEqual([409, 'filing/not-approved']);
  });

  it('what a retired key signed verifies after the rotation, and the key says until when it signed', async () => {
    const { id } = await window.lodge('importer', aDeclaration('YZ-4'));
    const before = await window.ask('importer', 'GET', '/v1/receipt-keys');
    const [old] = (before.json as unknown as { keys: Record<string, unknown>[] }).keys;
    const validTo = new Date(Date.now() + 60_000).toISOString();
    const rotated = await window.besides({
      RECEIPT_RETIRED_KEYS: JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: old!['x'], validTo }] }),
    });
    try {
      const after = await rotated.ask('importer', 'GET', '/v1/receipt-keys');
      expect(after.json).toMatchObject({ keys: [{ validTo: null }, { kid: old!['kid'], validTo }] });
      const { receipt } = (await rotated.ask('importer', 'GET', `/v1/filings/${id}/receipt`)).json;
      expect(verifyReceipt(String(receipt), readPinnedKeys(after.text))).toMatchObject({ faults: [] });
      expect((await rotated.ask('operator', 'GET', '/v1/operations/audit/histories')).json).toMatchObject({
        whole: true,
      });
    } finally {
      await rotated.service.stop();
    }
  });
});
