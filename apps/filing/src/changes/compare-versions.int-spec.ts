import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration, aWebsiteFiling, describedAs } from '../../../../test/filing/filings';

describe('what an amendment changed', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  it('is shown field by field, between any two versions', async () => {
    const { id } = await window.lodge('importer', aDeclaration('CHG-1'));
    const path = `/v1/filings/${id}`;
    for (const words of ['Memories', 'Sensors']) {
      const headers = { 'if-match': await window.etagOf('importer', path) };
      const body = describedAs(aDeclaration('CHG-1'), words);
      expect((await window.ask('importer', 'POST', `${path}/versions`, { body, headers })).status).toBe(202);
    }
    const changes = async (query: string) =>
      (await window.ask('importer', 'GET', `${path}/changes${query}`)).json;
    const pointer = '/payload/GoodsShipment/GovernmentAgencyGoodsItem/0/Commodity/Description';
    const change = (was: string, is: string) => [{ change: 'changed', pointer, was, is }];
    expect(await changes('')).toEqual({
      ...{ id, from: 2, to: 3, changeCount: 1 },
      changes: change('Memories', 'Sensors'),
    });
    expect((await changes('?from=1&to=3'))['changes']).toEqual(change('Integrated circuits', 'Sensors'));
    expect((await changes('?from=3&to=1'))['changes']).toEqual(change('Sensors', 'Integrated circuits'));
    expect((await changes('?from=2&to=2'))['changes']).toEqual([]);
    expect((await window.ask('importer', 'GET', `${path}/changes?to=4`)).status).toBe(404);
    expect((await window.ask('importer', 'GET', `${path}/changes?from=0`)).status).toBe(422);
    expect((await window.ask('second', 'GET', `${path}/changes`)).status).toBe(404);
  });

  it('is there for the officer who decides', async () => {
    const { id } = await window.lodge('importer', aWebsiteFiling('CHG-2'));
    const { status, json } = await window.ask('wang', 'GET', `/v1/filings/${id}/changes`);
    expect([status, json['changes']]).toEqual([200, []]);
  });
});
