import { type MessagesTaken } from '@landport/contracts';
import { AirWindow, newAwb } from '../../../../test/air-transit/air-window';
import { fsu, fwb, localMoment } from '../../../../test/air-transit/cargo-messages';

describe('messages and waybills, each to whom they are due', () => {
  let window: AirWindow;
  beforeAll(async () => {
    window = await AirWindow.open();
  });
  afterAll(() => window.close());

  it('takes all messages of a request or none, with every fault at its line', async () => {
    const [good, bad] = [newAwb(), newAwb()];
    const wrongDigit = `${bad.slice(0, 11)}${(Number(bad[11]) + 1) % 10}`;
    const refused = await window.post(
      'airline',
      fwb(good) + fwb(wrongDigit).replace('RTG/CKGCA', 'RTG/CK1CA').replace('NAM/YUZHOU IMPORTS\r\n', ''),
    );
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    const { errors } = (await refused.json()) as {
      errors: { code: string; sourcePath: string; pointer: string }[];
    };
    expect(errors.map(({ code, sourcePath, pointer }) => [code, sourcePath, pointer])).toEqual([
      ['air/invalid-waybill-number', 'line 21 element 1', '/messages/1/awb'],
      ['air/element-malformed', 'line 23 element 2', '/messages/1/route/0'],
      ['air/element-missing', 'line 32', '/messages/1/consignee/name'],
    ]);
    expect((await window.get('airline', `/v1/air/waybills/${good}`)).status).toBe(404);
    // Nothing of a refused request is kept, so the same bytes are read afresh.
    expect((await window.post('airline', fwb(good))).status).toBe(201);
  });

  it("refuses another carrier's waybill and another carrier's prefix", async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    const other = await window.post('rival', fwb(awb, 11));
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([
      403,
      'air/not-the-carrier',
    ]);
    expect((await window.post('airline', fwb(`998-${newAwb().slice(4)}`))).status).toBe(403);
  });

  it('amends a waybill until its goods move', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    const amended = await window.post('airline', fwb(awb, 12, '140'));
    expect(((await amended.json()) as MessagesTaken).messages).toMatchObject([{ outcome: 'amended' }]);
    await window.post('handler', fsu(awb, `RCF/CA1234/${localMoment(30)}/CKG/T12K140`));
    const tooLate = await window.post('airline', fwb(awb, 13, '140'));
    expect(tooLate.status).toBe(409);
    expect(await tooLate.json()).toMatchObject({
      code: 'air/waybill-in-carriage',
      details: { changed: ['pieces'] },
    });
  });

  it('shows a waybill only to those it concerns', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    expect((await window.get('stranger', `/v1/air/waybills/${awb}`)).status).toBe(404);
    expect(await (await window.get('stranger', `/v1/air/lots?awb=${awb}`)).json()).toEqual({ items: [] });
    expect(await (await window.get('stranger', `/v1/air/waybills?awb=${awb}`)).json()).toEqual({ items: [] });
    await window.post('handler', fsu(awb, `NFD/${localMoment(5)}/CKG/T10`));
    expect((await window.get('handler', `/v1/air/waybills/${awb}`)).headers.get('etag')).toBe('"3"');
  });

  it('pages through waybills and lots by number', async () => {
    const awbs = [newAwb(), newAwb(), newAwb()];
    await window.post('handler', awbs.map((awb) => fwb(awb)).join(''));
    const seen: string[] = [];
    for (let path: string | undefined = '/v1/air/waybills?limit=1'; path !== undefined;) {
      const answer = await window.get('handler', path);
      const page = (await answer.json()) as { items: { awb: string }[]; next?: { href: string } };
      seen.push(...page.items.map(({ awb }) => awb));
      path = page.next?.href;
    }
    expect(seen).toEqual([...seen].sort());
    expect(seen).toEqual(expect.arrayContaining(awbs));
    const lots = await window.get('handler', `/v1/air/lots?awb=${awbs[0]}`);
    expect(await lots.json()).toMatchObject({ items: [{ awb: awbs[0], lotNo: 1, status: 'expected' }] });
  });

  it('refuses who may not send, what is not Cargo-IMP, and what is too large', async () => {
    expect((await window.post('reader', fwb(newAwb()))).status).toBe(403);
    expect((await window.post('airline', 'hello')).status).toBe(422);
    expect((await window.post('airline', '')).status).toBe(422);
    expect((await window.post('airline', '{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await window.post('airline', 'A'.repeat(1_048_577))).status).toBe(413);
    const control = await window.post('airline', fwb(newAwb()).replace('PACIFIC', 'PAC\u0000IFIC'));
    expect([control.status, (await control.json()) as unknown]).toMatchObject([
      422,
      { errors: [{ code: 'air/character-not-allowed', sourcePath: 'line 6' }] },
    ]);
  });

  it('lets nobody change what was told', async () => {
    await expect(window.database.db.query('UPDATE status_event SET pieces = 1')).rejects.toThrow(
      'permission denied',
    );
    await expect(window.database.db.query('DELETE FROM message_envelope')).rejects.toThrow(
      'permission denied',
    );
  });

  it('holds conservation in the database as well', async () => {
    const awb = newAwb();
    await window.post('airline', fwb(awb));
    await expect(window.database.db.query('UPDATE lot SET pieces = 9 WHERE awb = $1', [awb])).rejects.toThrow(
      /lots of/,
    );
  });
});
