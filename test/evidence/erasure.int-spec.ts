import { Client } from 'pg';
import { verifyEvidence } from '../../packages/landport-verify/src/index.mjs';
import { FilingWindow, type Person } from '../filing/filing-window';
import { aRecognition, aWebsiteFiling } from '../filing/filings';

const REASON = { reason: 'Kept long enough' };

describe('erasing personal data', () => {
  let window: FilingWindow;
  let superuser: Client;
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
  /** A website filing that was withdrawn, which is its end, so many years ago. */
  const ended = async (yearsAgo: number): Promise<string> => {
    serial += 1;
    const { id, etag } = await window.lodge('importer', aWebsiteFiling(`WEB-${serial}`));
    const body = { reason: 'Mr Tan asked for it' };
    const headers = { 'if-match': etag };
    await window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, { body, headers });
    await superuser.query(
      `UPDATE filing.filing SET changed_at = changed_at - make_interval(years => $2) WHERE id = $1`,
      [id, yearsAgo],
    );
    return id;
  };
  const erase = async (who: Person, id: string, headers: Record<string, string> = { 'if-match': '*' }) =>
    window.ask(who, 'POST', `/v1/filings/${id}/erasure`, { body: REASON, headers });

  it('leaves nothing personal, and a history that still verifies and tells who erased, when and why', async () => {
    const id = await ended(11);
    const erased = await erase('dataOfficer', id);
    expect([erased.status, erased.json['status']]).toEqual([200, 'withdrawn']);

    const content = (await window.ask('importer', 'GET', `/v1/filings/${id}/versions/1`)).json;
    expect(content).toMatchObject({ erasedAt: expect.any(String), payload: { website: expect.anything() } });
    expect(content['payload']).not.toHaveProperty('personInCharge');

    const { items, chain } = (await window.ask('importer', 'GET', `/v1/filings/${id}/history`)).json;
    expect(chain).toMatchObject({ whole: true });
    expect(items).toMatchObject([
      { action: 'lodged', erased: true },
      { action: 'reviewOpened', erased: true },
      { action: 'withdrawn', erased: true },
      { action: 'erased', why: REASON.reason, by: { id: 'data-officer-zhao' } },
    ]);

    const { text } = await window.ask('importer', 'GET', `/v1/filings/${id}/evidence`);
    expect(text).not.toMatch(/Tan Wei|Mr Tan/);
    expect(verifyEvidence(text)).toMatchObject({
      whole: true,
      erasedEntries: [1, 2, 3],
      erasedVersions: [1],
    });
    const audit = await window.ask('operator', 'GET', '/v1/operations/audit/histories');
    expect(audit.json).toMatchObject({ whole: true });
    const [, , , told] = await window.facts(id, 4);
    expect(told).toMatchObject({ type: 'landport.filing.erased.v1', data: { concerns: ['yuzhou-imports'] } });
  });

  it('is for the owner’s data officer and for operators, and for nobody else', async () => {
    const id = await ended(11);
    expect((await erase('otherDataOfficer', id)).status).toBe(404);
    for (const who of ['importer', 'operator', 'wang'] as const)
      expect((await erase(who, id)).status).toBe(403);
    expect((await erase('eraser', id, {})).status).toBe(428);
    expect((await erase('eraser', id, { 'if-match': '"1"' })).status).toBe(412);
    expect((await erase('eraser', id)).status).toBe(200);
  });

  it('waits until the procedure is over and the time that the kind names has passed', async () => {
    const young = await erase('dataOfficer', await ended(9));
    expect([young.status, young.json['code']]).toEqual([409, 'filing/not-erasable-yet']);
    expect(young.json['details']).toMatchObject({ erasableFrom: expect.any(String) });
    const { id } = await window.lodge('importer', aWebsiteFiling('WEB-OPEN'));
    expect((await erase('dataOfficer', id)).status).toBe(409);
  });

  it('keeps as received what holds nothing personal', async () => {
    const { id } = await window.lodge('importer', aRecognition('HT-1', 'chongqing-pilot'));
    await superuser.query(`UPDATE filing.filing SET changed_at = '2011-01-01Z' WHERE id = $1`, [id]);
    expect((await erase('dataOfficer', id)).status).toBe(200);
    const { text } = await window.ask('importer', 'GET', `/v1/filings/${id}/evidence`);
    expect(verifyEvidence(text)).toMatchObject({ whole: true, erasedVersions: [] });
  });
});
