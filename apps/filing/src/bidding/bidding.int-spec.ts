import { setTimeout as sleep } from 'node:timers/promises';
import { FilingWindow, type Answer, type Person } from '../../../../test/filing/filing-window';
import { publishKinds } from '../../../../test/filing/kind-under-test';
import { aBidFor, aLot, LOT_KINDS } from '../../../../test/filing/lots';

describe('bidding for a lot', () => {
  let window: FilingWindow;
  let numbered = 0;
  beforeAll(async () => {
    window = await FilingWindow.open();
    await publishKinds(window, LOT_KINDS);
  });
  afterAll(() => window.close());

  const lodge = (who: Person, kind: string, payload: object, query = ''): Promise<Answer> =>
    window.ask(who, 'POST', `/v1/filings${query}`, {
      body: { kind, reference: `BID-${(numbered += 1)}`, payload },
    });
  const putUp = async (more: object = {}): Promise<string> => {
    const { json } = await lodge('second', 'lot-notice', { ...aLot(), ...more });
    const [grant] = await window.database.db.query<{ number: string }>(
      'SELECT number FROM issued_grant WHERE filing_id = $1',
      [json['id']],
    );
    return grant!.number;
  };
  const bid = (who: Person, lot: string, offer: string, query = ''): Promise<Answer> =>
    lodge(who, 'lot-bid', aBidFor(lot, offer), query);
  const show = async (who: Person, lot: string) => (await window.ask(who, 'GET', `/v1/auctions/${lot}`)).json;
  const faults = ({ json }: Answer) =>
    (json['errors'] as unknown as { code: string }[]).map(({ code }) => code);
  const statusOf = async ({ json }: Answer) =>
    (await window.ask('importer', 'GET', `/v1/filings/${String(json['id'])}`)).json[
      'status'
    ] as unknown as string;
  it('is held by what the notice says since it was amended, not by the bytes of the amendment', async () => {
    const lot = await putUp();
    await window.database.db.query(
      `UPDATE filing_version v
          SET content = jsonb_set(convert_from(v.bytes, 'UTF8')::jsonb, '{payload,start}', '"300.00"'),
              content_type = 'application/xml', bytes = '<amendment/>'
         FROM issued_grant g WHERE g.number = $1 AND v.filing_id = g.filing_id`,
      [lot],
    );
    expect(JSON.stringify(await show('second', lot))).toContain('300.00');
  });

  /** As the hand of the clock would: the bidding of this lot was over a moment ago. */
  const timeIsUp = async (lot: string): Promise<void> => {
    await window.database.db.query(
      `UPDATE auction SET scheduled_close = '2026-01-02Z', closes_at = '2026-01-02Z' WHERE number = $1`,
      [lot],
    );
    for (let tries = 0; tries < 100; tries += 1) {
      const [row] = await window.database.db.query<{ closed_at: Date | null }>(
        'SELECT closed_at FROM auction WHERE number = $1',
        [lot],
      );
      if (row?.closed_at) return;
      await sleep(50);
    }
    throw new Error(`${lot} was not closed`);
  };

  it('takes what is high enough, says what is not, and tells nobody who bids', async () => {
    const lot = await putUp();
    expect(await show('importer', lot)).toMatchObject({ state: 'open', bids: 0, leastBid: '100.00' });
    expect(faults(await bid('importer', lot, '99.99'))).toEqual(['bidding/too-low']);
    expect(faults(await bid('importer', lot, '99.99', '?validate=only'))).toEqual(['bidding/too-low']);
    expect((await bid('importer', lot, '100')).status).toBe(202);
    expect(faults(await bid('importer', lot, '104.99'))).toEqual(['bidding/too-low']);
    expect(faults(await bid('second', lot, '1'))).toEqual(['bidding/own-lot', 'bidding/too-low']);
    expect(await show('importer', lot)).toMatchObject({ bids: 1, highest: '100', isYours: true });
    const seen = await window.ask('wang', 'GET', `/v1/auctions/${lot}/bids`);
    expect(seen.json['items']).toMatchObject([{ place: 1, offer: '100', isYours: false }]);
    expect(seen.text).not.toContain('yuzhou');
    expect((await show('wang', lot))['isYours']).toBe(false);
  });

  it.each([
    [
      'not yet',
      { opensAt: '2099-01-01T00:00:00Z', closesAt: '2099-02-01T00:00:00Z' },
      'bidding/not-open',
      'announced',
    ],
    ['no longer', { closesAt: '2026-01-02T00:00:00Z' }, 'bidding/closed', 'failed'],
  ])('takes bids %s', async (_, times, code, state) => {
    const lot = await putUp(times);
    expect(faults(await bid('importer', lot, '100'))).toEqual([code]);
    expect(await show('importer', lot)).toMatchObject({ state, bids: 0 });
  });

  it('gives the highest place to one of many who offer the same at once', async () => {
    const lot = await putUp();
    const answers = await Promise.all(Array.from({ length: 20 }, () => bid('importer', lot, '100')));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    for (const each of answers.filter(({ status }) => status !== 202)) {
      expect(faults(each)).toEqual(['bidding/too-low']);
    }
    expect(await show('importer', lot)).toMatchObject({ bids: 1 });
  });

  it('moves its end on by a bid near the end, and tells those who bid', async () => {
    const closesAt = new Date(Date.now() + 30_000).toISOString();
    const lot = await putUp({ closesAt });
    await bid('importer', lot, '100');
    const { closesAt: moved } = (await show('importer', lot)) as unknown as { closesAt: string };
    expect(Date.parse(moved) - Date.parse(closesAt)).toBeGreaterThan(20_000);
    const [auction] = await window.database.db.query<{ notice_id: string }>(
      'SELECT notice_id FROM auction WHERE number = $1',
      [lot],
    );
    const facts = await window.facts(auction!.notice_id, 3);
    expect(facts[2]).toMatchObject({
      type: 'landport.filing.bid-placed.v1',
      data: { offer: '100', place: 1, closesAt: moved, concerns: ['jialing-trading', 'yuzhou-imports'] },
    });
  });

  it('refuses to take a bid back or to change it', async () => {
    const lot = await putUp();
    const { json } = await bid('importer', lot, '100');
    const href = `/v1/filings/${String(json['id'])}`;
    const change = async (path: string, body: object) =>
      window.ask('importer', 'POST', `${href}/${path}`, {
        body,
        headers: { 'if-match': await window.etagOf('importer', href) },
      });
    expect((await change('withdrawal', { reason: 'Too dear.' })).json['code']).toBe('bidding/bid-is-binding');
    const payload = { lot, offer: '500', paid: '20' };
    const version = { kind: 'lot-bid', reference: json['reference'], payload };
    expect((await change('versions', version)).status).toBeGreaterThanOrEqual(409);
    expect(await show('importer', lot)).toMatchObject({ bids: 1, highest: '100' });
  });

  it('puts the winner before its body when time is up, and refuses all others once', async () => {
    const lot = await putUp();
    const [outbid, winner] = [await bid('importer', lot, '100'), await bid('importer', lot, '110')];
    await timeIsUp(lot);
    expect([await statusOf(outbid), await statusOf(winner)]).toEqual(['refused', 'underReview']);
    expect(await show('importer', lot)).toMatchObject({ state: 'provisional', highest: '110' });
    expect(faults(await bid('importer', lot, '200'))).toEqual(['bidding/closed']);
    const tasks = await window.ask('wang', 'GET', '/v1/tasks?queue=lot-bid');
    expect(tasks.json['items']).toMatchObject([{ filing: { id: winner.json['id'] } }]);
  });

  it('sells nothing below the reserve, which it never tells', async () => {
    const lot = await putUp({ reserve: '123.45' });
    const only = await bid('importer', lot, '100');
    expect(JSON.stringify(await show('importer', lot))).not.toContain('123.45');
    await timeIsUp(lot);
    expect(await statusOf(only)).toBe('refused');
    expect(await show('importer', lot)).toMatchObject({ state: 'failed' });
  });

  it('knows no lot by any other number', async () => {
    expect((await window.ask('importer', 'GET', '/v1/auctions/LOT-2026-999999')).status).toBe(404);
    expect((await bid('importer', 'LOT-2026-999999', '100')).status).toBe(422);
  });
});
