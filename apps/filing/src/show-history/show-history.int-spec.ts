import { Client } from 'pg';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration } from '../../../../test/filing/filings';

describe('the history of a filing', () => {
  let window: FilingWindow;
  let superuser: Client;
  let id: string;
  beforeAll(async () => {
    window = await FilingWindow.open();
    superuser = new Client({ connectionString: window.database.adminUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await window.close();
  });

  let serial = 0;
  beforeEach(async () => {
    serial += 1;
    const lodged = await window.lodge('importer', aDeclaration(`YZ-${serial}`));
    id = lodged.id;
    const withdrawn = await window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, {
      body: { reason: 'sold elsewhere' },
      headers: { 'if-match': lodged.etag },
    });
    expect(withdrawn.status).toBe(200);
  });
  const history = async () => (await window.ask('importer', 'GET', `/v1/filings/${id}/history`)).json;

  it('tells who did what, when and why, and that the record is whole', async () => {
    const { items, chain } = await history();
    expect(items).toMatchObject([
      { number: 1, action: 'lodged', status: 'lodged', by: { organisationId: 'yuzhou-imports' } },
      { number: 2, action: 'withdrawn', status: 'withdrawn', why: 'sold elsewhere' },
    ]);
    expect(chain).toMatchObject({ whole: true });
  });

  it.each([
    [
      'a reason edited',
      `UPDATE filing.history SET content = replace(content, 'sold', 'lost') WHERE number = 2`,
      2,
    ],
    ['a time edited', `UPDATE filing.history SET at = at - interval '1 day' WHERE number = 1`, 1],
    ['an entry deleted', `DELETE FROM filing.history WHERE number = 1`, 1],
    ['the tail cut off', `DELETE FROM filing.history WHERE number = 2`, 2],
  ])('shows where %s by a superuser', async (_what, sql, brokenAt) => {
    await superuser.query(`${sql.includes('WHERE') ? sql : `${sql} WHERE true`} AND filing_id = $1`, [id]);
    expect((await history())['chain']).toMatchObject({ whole: false, brokenAt });
  });

  it('stays whole when a person’s data is erased, and says that it was', async () => {
    await superuser.query(
      'UPDATE filing.history SET content = NULL, salt = NULL WHERE number = 2 AND filing_id = $1',
      [id],
    );
    const { items, chain } = await history();
    expect(chain).toMatchObject({ whole: true });
    expect((items as unknown as object[])[1]).toEqual({
      number: 2,
      action: 'withdrawn',
      at: expect.any(String),
      hash: expect.any(String),
      erased: true,
    });
  });
});
