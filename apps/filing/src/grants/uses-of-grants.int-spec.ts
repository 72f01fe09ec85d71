import type { GrantView } from '@landport/contracts';
import { loadPackages } from '@landport/kinds';
import { FilingWindow, type Answer, type Person } from '../../../../test/filing/filing-window';
import { OfficersDesk } from '../../../../test/filing/officers-desk';
import { aLicence, underLicence } from '../../../../test/filing/trade-filings';

describe('who uses a grant, and who is told of it', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const approve = (who: Person, id: string) =>
    new OfficersDesk(window).work(who, id, 'decision', { outcome: 'approved', reason: 'As the papers say.' });

  let licences = 0;
  /** A licence for so many pieces, in force. */
  const licensed = async (value: string, change: object = {}): Promise<string> => {
    licences += 1;
    const { id } = await window.lodge('importer', aLicence(`IL-${licences}`, value, change));
    await approve('zhao', id);
    const { items } = (await window.ask('importer', 'GET', `/v1/grants?filing=${id}`)).json as unknown as {
      items: GrantView[];
    };
    return items[0]!.number;
  };
  const submit = (body: object) => window.ask('importer', 'POST', '/v1/filings', { body });
  const grant = async (number: string) =>
    (await window.ask('importer', 'GET', `/v1/grants/${number}`)).json as unknown as GrantView & {
      drawings: { value?: string; short?: string; givenBackAt?: string }[];
    };
  const codesOf = ({ json }: Answer) =>
    (json['errors'] as unknown as { code: string }[]).map(({ code }) => code);
  const withdraw = async (id: string) => {
    const headers = { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) };
    const body = { reason: 'Sold on the way.' };
    return window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, { headers, body });
  };
  const correct = async (id: string, body: object) => {
    const headers = { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) };
    return window.ask('importer', 'POST', `/v1/filings/${id}/versions`, { headers, body });
  };

  it('lets twelve filings use a licence for several batches, and one that for a single batch', async () => {
    const several = await licensed('1000');
    const rush = await Promise.all(
      Array.from({ length: 20 }, (_, n) => submit(underLicence(`USES-${n}`, [several, '1'], [several, '1']))),
    );
    const taken = rush.filter(({ status }) => status === 202);
    expect(taken).toHaveLength(12);
    for (const each of rush.filter(({ status }) => status !== 202))
      expect(new Set(codesOf(each))).toEqual(new Set(['filing/citation-used-up']));
    expect(await grant(several)).toMatchObject({
      status: 'exhausted',
      quantity: { available: '976' },
      uses: { most: 12, made: 12 },
    });
    // A use is given back with what it drew; a new version of a filing that uses it is no further use.
    const id = String(taken[0]!.json['id']);
    const { reference } = taken[0]!.json as unknown as { reference: string };
    expect((await correct(id, underLicence(reference, [several, '3']))).status).toBe(202);
    await withdraw(id);
    expect(await grant(several)).toMatchObject({ status: 'inForce', uses: { made: 11 } });
    expect((await submit(underLicence('USES-LAST', [several, '1']))).status).toBe(202);

    const single = await licensed('100', { use: 'one-batch' });
    expect((await submit(underLicence('USE-1', [single, '1']))).status).toBe(202);
    const second = await submit(underLicence('USE-2', [single, '1']));
    expect(codesOf(second)).toEqual(['filing/citation-used-up']);
  });

  it('tells its holder of a licence when it is given', async () => {
    const number = await licensed('5');
    const facts = await window.facts(number, 1);
    expect(facts).toMatchObject([
      {
        type: 'landport.filing.grant-issued.v1',
        data: { number, holder: 'yuzhou-imports', concerns: ['yuzhou-imports'], kind: 'permit' },
      },
    ]);
  });

  it('knows the certificates of origin of this window, and leaves those of others to customs', async () => {
    const source = loadPackages().find(({ header }) => header.kind === 'certificate-of-origin')!;
    // The goods of the example left long ago.
    const payload = { ...(source.examples.pass[0]!.payload as object), issuedRetrospectively: true };
    const { id } = await window.lodge('importer', {
      kind: 'certificate-of-origin',
      reference: 'CO-1',
      payload,
    });
    const officer = 'officer of ccpit-chongqing';
    expect((await approve(officer, id)).status).toBe(200);
    const { json } = await window.ask('importer', 'GET', `/v1/grants?filing=${id}`);
    const { number } = (json['items'] as unknown as GrantView[])[0]!;
    const preferred = (reference: string, ID: string, Name: string) => {
      const filing = underLicence(reference);
      filing.payload.GoodsShipment.GovernmentAgencyGoodsItem[0]!['AdditionalDocument'] = [
        { TypeCode: '861', ID, Submitter: { Name } },
      ];
      return filing;
    };
    expect((await submit(preferred('PREF-1', number, 'ccpit-chongqing'))).status).toBe(202);
    expect(codesOf(await submit(preferred('PREF-2', 'CO-2026-999999-99', 'ccpit-chongqing')))).toEqual([
      'filing/citation-unknown',
    ]);
    expect((await submit(preferred('PREF-3', 'JP-4711', 'JCCI'))).status).toBe(202);
  });
});
