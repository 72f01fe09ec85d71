import { FilingWindow } from '../../../../test/filing/filing-window';
import { aWebsiteFiling } from '../../../../test/filing/filings';

describe('the status of a filing', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  it("is told in the kind's own words too, of one filing and in lists", async () => {
    const { id } = await window.lodge('importer', aWebsiteFiling('WORDS-1'));
    const shown = await window.ask('importer', 'GET', `/v1/filings/${id}`);
    const { json: kind } = await window.ask(
      'importer',
      'GET',
      '/v1/kinds/website-filing/versions/2026-06-01',
    );
    const names = kind['statusNames'] as unknown as Record<string, { en: string; zh: string }>;
    const own = names[String(shown.json['status'])];
    expect(own).toEqual({ en: expect.any(String) as string, zh: expect.any(String) as string });
    expect(shown.json['statusName']).toEqual(own);
    const list = await window.ask('importer', 'GET', '/v1/filings?reference=WORDS-1');
    expect(list.json['items']).toMatchObject([{ statusName: own }]);
  });

  it('is told by its kind with all that a filing is prepared by', async () => {
    const { json } = await window.ask('importer', 'GET', '/v1/kinds/permit/versions/2026-06-01');
    const parts = [
      'documents',
      'steps',
      'clocks',
      'fees',
      'layout',
      'statusNames',
      'grants',
      'cites',
      'queries',
    ];
    expect(Object.keys(json)).toEqual(expect.arrayContaining([...parts, 'rules', 'examples', 'parameters']));
  });
});
