import { loadPackages } from '@landport/kinds';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aRecognition } from '../../../../test/filing/filings';
import { KindCatalogue } from '../kinds/kind-catalogue';

describe('grants of filings that the rules approve', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
    await publishWithGrants();
  });
  afterAll(() => window.close());

  /** High-tech recognition as it would be if it gave a certificate to whoever is recognised on the spot. */
  async function publishWithGrants(): Promise<void> {
    const source = loadPackages().find(({ header }) => header.kind === 'high-tech-recognition')!;
    const grants = {
      title: { en: 'Certificate', zh: '证书' },
      prefix: 'HT',
      validFor: { years: 3 },
      forAnyone: true,
    };
    const header = { ...source.header, validFrom: '2026-06-01', grants };
    await window.database.db.query(
      `INSERT INTO kind_package (kind, valid_from, package, published_at) VALUES ($1, $2, $3, $4)`,
      [header.kind, header.validFrom, JSON.stringify({ ...source, header }), new Date()],
    );
    await window.service.app.get(KindCatalogue, { strict: false }).reload();
  }

  const numbers = async (): Promise<string[]> =>
    (
      await window.database.db.query<{ number: string }>('SELECT number FROM issued_grant ORDER BY number')
    ).map(({ number }) => number.slice(0, -3));
  const submit = (reference: string, area: string) =>
    window.ask('importer', 'POST', '/v1/filings', { body: aRecognition(reference, area) });

  it('are numbered without gaps, however many are decided at once and some refused', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => submit(`HT-${n}`, n % 3 === 0 ? 'chengdu' : 'chongqing-pilot')),
    );
    expect(answers.filter(({ json }) => json['status'] === 'approved')).toHaveLength(20);
    const year = new Date().getUTCFullYear();
    expect(await numbers()).toEqual(
      Array.from({ length: 20 }, (_, n) => `HT-${year}-${String(n + 1).padStart(6, '0')}`),
    );
  });

  it('are told to their holder in the transaction that lodges', async () => {
    const { id } = await window.lodge('importer', aRecognition('HT-TOLD', 'chongqing-pilot'));
    const { json } = await window.ask('importer', 'GET', `/v1/grants?filing=${id}`);
    const { number } = (json['items'] as unknown as { number: string }[])[0]!;
    expect(await window.facts(number, 1)).toMatchObject([
      { type: 'landport.filing.grant-issued.v1', data: { filingId: id, holder: 'yuzhou-imports' } },
    ]);
  });

  it('are given once for a filing that is sent again', async () => {
    const before = (await numbers()).length;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => submit('HT-AGAIN', 'chongqing-pilot')),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await numbers()).toHaveLength(before + 1);
    const links = answers[0]!.json['links'] as unknown as { grants: { href: string } };
    const shown = await window.ask('importer', 'GET', links.grants.href);
    expect(shown.json['items']).toMatchObject([
      { holder: 'yuzhou-imports', issuer: 'cq-science-commission', forAnyone: true, status: 'inForce' },
    ]);
  });

  it('are given to a refused filing that is corrected and then approved', async () => {
    const { id } = await window.lodge('importer', aRecognition('HT-FIX', 'chengdu'));
    const none = await window.ask('importer', 'GET', `/v1/grants?filing=${id}`);
    expect(none.json['items']).toEqual([]);
    const corrected = await window.ask('importer', 'POST', `/v1/filings/${id}/versions`, {
      body: aRecognition('HT-FIX', 'chongqing-pilot'),
      headers: { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) },
    });
    expect(corrected.json['status']).toBe('approved');
    const given = await window.ask('importer', 'GET', `/v1/grants?filing=${id}`);
    expect(given.json['items']).toHaveLength(1);
  });
});
