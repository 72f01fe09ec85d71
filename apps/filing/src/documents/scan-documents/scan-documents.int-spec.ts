import type { DocumentView } from '@landport/contracts';
import { FakeClamd } from '../../../../../test/documents/fake-clamd';
import { aPdf, EICAR } from '../../../../../test/documents/files';
import { FilingWindow } from '../../../../../test/filing/filing-window';
import { aWebsiteFiling } from '../../../../../test/filing/filings';

describe('documents before the scanner', () => {
  let clamd: FakeClamd;
  let window: FilingWindow;
  let number = 0;
  beforeAll(async () => {
    clamd = await FakeClamd.start();
    window = await FilingWindow.open({
      DOCUMENT_SCANNER: 'clamav',
      DOCUMENT_CLAMD: `127.0.0.1:${clamd.port}`,
    });
  });
  afterAll(async () => {
    await window.close();
    await clamd.stop();
  });

  const send = async (body: Buffer, contentType = 'application/pdf'): Promise<DocumentView> => {
    const { json } = await window.ask('importer', 'POST', '/v1/documents', { body, contentType });
    return json as unknown as DocumentView;
  };
  const aNewPdf = (): Buffer => aPdf(`%scan ${(number += 1)}\n`);
  const ended = (id: string): Promise<DocumentView> =>
    window.eventually(`the scan of ${id}`, async () => {
      const { json } = await window.ask('importer', 'GET', `/v1/documents/${id}`);
      const view = json as unknown as DocumentView;
      return view.scan === 'pending' ? undefined : view;
    });
  const lodge = (documentId: string, reference: string) =>
    window.ask('importer', 'POST', '/v1/filings', {
      body: { ...aWebsiteFiling(reference), documents: [{ code: 'identity', documentId }] },
    });

  it('gives out and files what is clean', async () => {
    const bytes = aNewPdf();
    const { id, status, scan } = await send(bytes);
    expect([status, scan]).toEqual(['scanning', 'pending']);
    expect(await ended(id)).toMatchObject({ status: 'clean', scan: 'clean', scannedAt: expect.any(String) });
    expect(clamd.scanned.some((each) => each.equals(bytes))).toBe(true);
    const content = await window.ask('importer', 'GET', `/v1/documents/${id}/content`);
    expect(content.text).toBe(String(bytes));
    expect((await lodge(id, 'SCAN-1')).status).toBe(202);
  });

  it('gives an infected one to nobody, files it nowhere, and tells its owner', async () => {
    const { id } = await send(Buffer.from(EICAR), 'text/plain');
    expect(await ended(id)).toMatchObject({ scan: 'infected', threat: 'Eicar-Test-Signature' });
    const content = await window.ask('importer', 'GET', `/v1/documents/${id}/content`);
    expect([content.status, content.json['code']]).toEqual([409, 'document/infected']);
    const refused = await lodge(id, 'SCAN-2');
    expect(refused.json['errors']).toEqual([expect.objectContaining({ code: 'filing/document-infected' })]);
    const [fact] = await window.facts(id, 1);
    expect(fact).toMatchObject({
      type: 'landport.filing.document-rejected.v1',
      data: { documentId: id, threat: 'Eicar-Test-Signature', concerns: ['yuzhou-imports'] },
    });
    expect((await window.ask('importer', 'DELETE', `/v1/documents/${id}`)).status).toBe(204);
  });

  it('keeps one waiting while the scanner cannot say, and scans it when it can', async () => {
    clamd.mood = 'rude';
    const { id } = await send(aNewPdf());
    await window.eventually('a try', async () => {
      const [row] = await window.database.db.query<{ scan_attempts: number }>(
        'SELECT scan_attempts FROM document WHERE id = $1 AND scan_attempts > 0',
        [id],
      );
      return row;
    });
    const content = await window.ask('importer', 'GET', `/v1/documents/${id}/content`);
    expect([content.status, content.json['code']]).toEqual([409, 'document/not-ready']);
    const refused = await lodge(id, 'SCAN-3');
    expect(refused.json['errors']).toEqual([
      expect.objectContaining({ code: 'filing/document-not-scanned' }),
    ]);
    clamd.mood = 'well';
    // Its next try is due in seconds; that time is let pass.
    await window.eventually('its postponement', async () => {
      const due = await window.database.db.query(
        `UPDATE document SET scan_due_at = received_at WHERE id = $1 AND scan_due_at < received_at + interval '1 minute'
         RETURNING id`,
        [id],
      );
      return due[0];
    });
    expect(await ended(id)).toMatchObject({ scan: 'clean' });
  });

  it('scans what came while no scanner was set up', async () => {
    await window.close();
    window = await FilingWindow.open({ DOCUMENT_UNSCANNED_ALLOWED: 'false' });
    const { id, scan } = await send(aNewPdf());
    expect(scan).toBe('notScanned');
    const refused = await lodge(id, 'SCAN-4');
    expect(refused.json['errors']).toEqual([
      expect.objectContaining({ code: 'filing/document-not-scanned' }),
    ]);
    await window.restart({ DOCUMENT_SCANNER: 'clamav', DOCUMENT_CLAMD: `127.0.0.1:${clamd.port}` });
    expect(await ended(id)).toMatchObject({ scan: 'clean' });
  });
});
