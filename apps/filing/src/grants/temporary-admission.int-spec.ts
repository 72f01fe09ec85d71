import type { GrantView } from '@landport/contracts';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { OfficersDesk } from '../../../../test/filing/officers-desk';
import { anAdmission, anExtension, aReExport } from '../../../../test/filing/trade-filings';

describe('goods under temporary admission', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const decide = async (id: string, outcome: 'approved' | 'refused'): Promise<void> => {
    await new OfficersDesk(window).work('chen', id, 'decision', { outcome, reason: 'As the papers say.' });
  };
  const grantOf = async (filing: string): Promise<GrantView> => {
    const { json } = await window.ask('importer', 'GET', `/v1/grants?filing=${filing}`);
    return (json['items'] as unknown as GrantView[])[0]!;
  };
  const admitted = async (filing: object): Promise<{ id: string; number: string }> => {
    const { id } = await window.lodge('importer', filing);
    await decide(id, 'approved');
    return { id, number: (await grantOf(id)).number };
  };
  const codesOf = async (filing: object): Promise<string[]> => {
    const { json } = await window.ask('importer', 'POST', '/v1/filings', { body: filing });
    return ((json['errors'] ?? []) as unknown as { code: string }[]).map(({ code }) => code);
  };

  it('move from certificate to certificate as the stay is extended, and leave under the last', async () => {
    const first = await admitted(anAdmission('TA-1'));
    const second = await admitted(anExtension('TA-2', first.number, 0));
    expect(await grantOf(first.id)).toMatchObject({ status: 'exhausted' });
    expect(await grantOf(second.id)).toMatchObject({
      status: 'inForce',
      quantity: { granted: '6', available: '6', unit: 'PCE' },
    });
    // The first certificate holds nothing that could be extended or re-exported any more.
    expect(await codesOf(anExtension('TA-3', first.number, 0))).toEqual(['filing/citation-exceeds']);
    expect(await codesOf(aReExport('TA-4', first.number, '1'))).toEqual(['filing/citation-exceeds']);
    // Nor does a stage that the certificate never had.
    expect(await codesOf(anExtension('TA-5', second.number, 0))).toEqual(['filing/citation-differs']);

    const { id } = await window.lodge('importer', aReExport('TA-6', second.number, '5'));
    expect((await grantOf(second.id)).quantity?.available).toBe('1');
    expect(await codesOf(aReExport('TA-7', second.number, '2'))).toEqual(['filing/citation-exceeds']);
    await decide(id, 'refused');
    expect((await grantOf(second.id)).quantity?.available).toBe('6');
    expect(await codesOf(aReExport('TA-8', second.number, '6'))).toEqual([]);
    expect(await grantOf(second.id)).toMatchObject({ status: 'exhausted' });
  });

  it('stay where they are when the extension is refused', async () => {
    const first = await admitted(anAdmission('TA-20'));
    const { id } = await window.lodge('importer', anExtension('TA-21', first.number, 0));
    expect((await grantOf(first.id)).quantity?.available).toBe('0');
    await decide(id, 'refused');
    expect((await grantOf(first.id)).quantity?.available).toBe('6');
  });
});
