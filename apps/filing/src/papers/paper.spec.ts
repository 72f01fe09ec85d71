import { generateKeyPairSync } from 'node:crypto';
import { ReceiptSigner } from '../receipts/receipt-signer';
import { certificatePaper } from './certificate-paper';
import { drawPaper } from './paper';
import { receiptPaper } from './receipt-paper';

const KIND = { en: 'Import declaration', zh: '进口报关单' };
const signer = new ReceiptSigner(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);
const aReceipt = (): Promise<string> =>
  signer.sign({
    filingId: '0195d000-0000-7000-8000-000000000001',
    version: 1,
    kind: 'import-declaration',
    reference: 'YZ-2026-000123',
    organisationId: 'yuzhou-imports',
    lodgedAt: '2026-03-02T08:00:00.000Z',
    digest: 'ab'.repeat(32),
  });

/** How many pages a file says it has. */
const pagesOf = (pdf: Buffer): number => Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);

describe('a receipt on paper', () => {
  it('is the same bytes whenever it is drawn, and other bytes for another receipt', async () => {
    const receipt = await aReceipt();
    const first = await drawPaper(receiptPaper(receipt, KIND));
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(first)).toBe(1);
    expect((await drawPaper(receiptPaper(receipt, KIND))).equals(first)).toBe(true);
    expect((await drawPaper(receiptPaper(receipt, { en: 'Another', zh: '其他' }))).equals(first)).toBe(false);
  });

  it('holds its fonts, cut down to what it uses', async () => {
    const pdf = await drawPaper(receiptPaper(await aReceipt(), KIND));
    expect(pdf.toString('latin1')).toContain('/FontFile');
    expect(pdf.length).toBeLessThan(100_000);
  });

  it('says what the receipt says, in both languages, and its code holds the receipt itself', async () => {
    const receipt = await aReceipt();
    const paper = receiptPaper(receipt, KIND);
    expect(paper.proof).toBe(receipt);
    expect(paper.lines.map(({ value }) => value)).toEqual([
      '0195d000-0000-7000-8000-000000000001',
      KIND,
      'YZ-2026-000123',
      '1',
      'yuzhou-imports',
      '2026-03-02T08:00:00.000Z',
      'ab'.repeat(32),
    ]);
    for (const { en, zh } of [paper.title, ...paper.notes, ...paper.lines.map(({ label }) => label)]) {
      expect(en).toMatch(/^[ -~]+$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('a certificate on paper', () => {
  const said = {
    id: '0195d000-0000-7000-8000-000000000001',
    kind: 'import-permit',
    reference: 'YZ-2026-000124',
    version: 2,
    organisationId: 'yuzhou-imports',
    status: 'approved' as const,
    decidedAt: '2026-03-04T08:00:00.000Z',
    issuedAt: '2026-03-05T08:00:00.000Z',
  };

  it('says number and days where the filing was given them, and leaves them out where not', async () => {
    const certificate = await signer.state('certificate', said);
    const labels = (more: object) =>
      certificatePaper({ ...said, ...more, certificate }, KIND).lines.map(({ label }) => label.en);
    expect(labels({})).not.toContain('Number');
    expect(labels({ issuer: 'cq-commerce-commission', conditionCount: 1 })).toEqual(
      expect.arrayContaining(['Issued by', 'Conditions, see the filing']),
    );
    expect(labels({ number: 'IP-26-1', validFrom: '2026-03-04', validTo: '2027-03-03' })).toEqual(
      expect.arrayContaining(['Number', 'Valid from', 'Valid to, that day included']),
    );
  });

  it('fits on a page', async () => {
    const certificate = await signer.state('certificate', said);
    const full = {
      number: 'IP-26-1',
      validFrom: '2026-03-04',
      validTo: '2027-03-03',
      issuer: 'cq-commerce-commission',
      quantity: { value: '100', unit: 'PCE' },
      conditionCount: 2,
    };
    const pdf = await drawPaper(certificatePaper({ ...said, ...full, certificate }, KIND));
    expect(pagesOf(pdf)).toBe(1);
    if (process.env['KEEP_PAPER'] !== undefined)
      require('node:fs').writeFileSync(process.env['KEEP_PAPER'], pdf);
  });
});
