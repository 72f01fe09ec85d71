import { DeclarationAccepted, DeclarationReleased, ReviewRequested } from '@landport/contracts';
import { Mrn } from '@landport/domain';
import { setTimeout as sleep } from 'node:timers/promises';
import { FilingWindow, type Person } from '../../../../test/filing/filing-window';
import { aDeclaration, aRecognition, aWebsiteFiling, describedAs } from '../../../../test/filing/filings';
import { FilingFinder } from './filing-finder';
import { GatherFilings } from './gather-filings.consumer';

const AT = '2026-03-02T08:00:00.000Z';
const MRN = Mrn.of(2026, 'CN', '7');

describe('finding filings', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const found = async (query: string, who: Person = 'importer') => {
    const { status, json } = await window.ask(who, 'GET', `/v1/filings?${query}`);
    expect([query, status]).toEqual([query, 200]);
    return (json['items'] as unknown as { reference: string }[]).map(({ reference }) => reference);
  };
  const gathered = async (id: string) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const rows = await window.database.db.query('SELECT FROM filing_search WHERE filing_id = $1', [id]);
      if (rows.length > 0) return;
      await sleep(10);
    }
    throw new Error(`${id} was never gathered`);
  };
  const shipment = (reference: string, ucr: string, importer: object, awb: string) => {
    const filing = aDeclaration(reference);
    const { GoodsShipment } = filing.payload as unknown as { GoodsShipment: { Consignment: object } };
    return aDeclaration(reference, {
      GoodsShipment: {
        ...GoodsShipment,
        UCR: { ID: ucr },
        Importer: importer,
        Consignment: {
          ...GoodsShipment.Consignment,
          TransportContractDocument: [{ ID: awb, TypeCode: '740' }],
        },
      },
    });
  };

  it('finds what was lodged a moment ago, by everything it says', async () => {
    await window.lodge(
      'importer',
      shipment(
        'FIND-1',
        '6CN91500000-77',
        { ID: 'cq-91500', Name: 'Chongqing Yuzhou Imports' },
        '999-55555555',
      ),
    );
    await window.lodge('importer', shipment('FIND-2', '6CN-other', { ID: 'x-2' }, '999-55555566'));
    for (const query of [
      'reference=FIND-1',
      'reference=find-1',
      'ucr=6CN91500000-77',
      'awb=999-55555555',
      'party=cq-915',
      'party=chongqing%20yu',
      'party=YUZHOU%20IMPORTS',
      'q=6cn915',
      'q=999-5555555',
      'party=cq-91500&ucr=6CN91500000-77&status=lodged,refused&kind=import-declaration&reference=FIND',
    ])
      expect([query, await found(query)]).toEqual([query, ['FIND-1']]);
    expect(await found('reference=FIND')).toEqual(['FIND-2', 'FIND-1']);
    for (const query of [
      'ucr=6CN91500000',
      'party=zhou%20imports',
      'reference=FIND-1&kind=website-filing',
      'awb=999-55555555&status=released,refused',
      'submittedBefore=2020-01-01T00:00:00Z',
      'decidedAfter=2020-01-01T00:00:00Z&reference=FIND',
    ])
      expect([query, await found(query)]).toEqual([query, []]);
    expect(await found('reference=FIND', 'second')).toEqual([]);
  });

  it('is gathered from events, without anybody looking', async () => {
    const { id } = await window.lodge('second', aDeclaration('EVENT-1'));
    await gathered(id);
    expect(await found('reference=EVENT-1', 'second')).toEqual(['EVENT-1']);
  });

  it('follows every change in the transaction that makes it', async () => {
    const { id, etag } = await window.lodge('importer', aDeclaration('MOVE-1'));
    await gathered(id);
    const of = { filingId: id, version: 1, concerns: ['yuzhou-imports'] };
    await window.tell(DeclarationAccepted, [{ ...of, mrn: MRN, acceptedAt: AT }]);
    await window.handled([id]);
    expect(await found(`mrn=${MRN}`)).toEqual(['MOVE-1']);
    expect(await found('reference=MOVE-1&status=released')).toEqual([]);
    const releasedAt = new Date().toISOString();
    await window.tell(DeclarationReleased, [{ ...of, mrn: MRN, releasedAt, releasedBy: 'rules' }]);
    await window.handled([id]);
    expect(await found('reference=MOVE-1&status=released')).toEqual(['MOVE-1']);
    const away = (seconds: number): string =>
      new Date(Date.parse(releasedAt) + seconds * 1_000).toISOString();
    expect(await found(`decidedAfter=${away(-1)}&decidedBefore=${away(1)}&reference=MOVE`)).toEqual([
      'MOVE-1',
    ]);
    expect(await found(`decidedAfter=${away(1)}&decidedBefore=${away(9)}&reference=MOVE`)).toEqual([]);
    expect(etag).toBeDefined();
  });

  it('forgets what an amendment no longer says', async () => {
    const first = shipment('AMEND-1', '6CN-before', { ID: 'p-1' }, '999-66666666');
    const { id, etag } = await window.lodge('importer', first);
    expect(await found('ucr=6CN-before')).toEqual(['AMEND-1']);
    const body = shipment('AMEND-1', '6CN-after', { ID: 'p-1' }, '999-66666670');
    const headers = { 'if-match': etag };
    const amended = await window.ask('importer', 'POST', `/v1/filings/${id}/versions`, { body, headers });
    expect(amended.status).toBe(202);
    expect(await found('ucr=6CN-after&awb=999-66666670&party=p-1')).toEqual(['AMEND-1']);
    expect(await found('ucr=6CN-before')).toEqual([]);
  });

  it('lets officers find what concerns their body and nothing else', async () => {
    const website = await window.lodge('importer', aWebsiteFiling('BODY-1'));
    const declared = await window.lodge('importer', aDeclaration('BODY-2'));
    await Promise.all([gathered(website.id), gathered(declared.id)]);
    expect(await found('reference=BODY', 'wang')).toEqual(['BODY-1']);
    expect(await found('reference=BODY', 'chen')).toEqual([]);
    await window.tell(ReviewRequested, [
      {
        ...{ filingId: declared.id, version: 1, concerns: ['yuzhou-imports'], body: 'ckg-customs' },
        ...{ lane: 'red' as const, requestedAt: AT, reasons: [] },
      } as never,
    ]);
    await window.handled([declared.id]);
    expect(await found('reference=BODY&lane=red&status=underReview', 'chen')).toEqual(['BODY-2']);
    // A clerk of the body is no officer.
    expect(await found('reference=BODY', 'clerk')).toEqual([]);
  });

  it('pages through without a gap while others are lodged', async () => {
    for (let n = 0; n < 7; n += 1) await window.lodge('importer', aDeclaration(`PAGE-${n}`));
    const seen: string[] = [];
    let query = 'reference=PAGE&limit=3';
    for (;;) {
      const { json } = await window.ask('importer', 'GET', `/v1/filings?${query}`);
      seen.push(...(json['items'] as unknown as { reference: string }[]).map(({ reference }) => reference));
      const next = json['next'] as { href: string } | undefined;
      if (next === undefined) break;
      await window.lodge('importer', aDeclaration(`PAGE-later-${seen.length}`));
      query = next.href.split('?')[1]!;
    }
    expect(seen).toEqual(['PAGE-6', 'PAGE-5', 'PAGE-4', 'PAGE-3', 'PAGE-2', 'PAGE-1', 'PAGE-0']);
  });

  it('finds the newest of very many with one beginning, and the few of a rare one among them', async () => {
    await window.database.db.query(
      `INSERT INTO filing_term (audience, term, filing_id)
       SELECT 'many', 'party:common ' || n, gen_random_uuid() FROM generate_series(1, 31000) AS n`,
    );
    await window.database.db.query(
      `INSERT INTO filing_search (filing_id, audience, kind, status, lodged_at, terms)
       SELECT id, 'many', kind, status, lodged_at, ARRAY['ref:x', 'party:common 1'] FROM filing`,
    );
    const finder = window.service.app.get(FilingFinder, { strict: false });
    const sought = { limit: 5, audience: 'many', kinds: null, after: undefined };
    const newest = await window.database.db.query<{ id: string }>(
      'SELECT id FROM filing ORDER BY id DESC LIMIT 6',
    );
    for (const query of [{ party: 'common' }, { q: 'common' }, { party: 'common', q: 'comm' }])
      expect((await finder.find({ ...sought, ...query })).map(({ id }) => id)).toEqual(
        newest.map(({ id }) => id),
      );
    expect(await finder.find({ ...sought, party: 'common', status: ['refused'] })).toEqual([]);
    await window.database.db.query(`DELETE FROM filing_search WHERE audience = 'many'`);
    await window.lodge('importer', aRecognition('RARE-1', 'chengdu'));
    expect(await found('q=rare')).toEqual(['RARE-1']);
  });

  it('makes the index anew from its events, row for row, in whatever order and however often they come', async () => {
    const rows = () =>
      window.database.db.query(
        `SELECT filing_id, audience, kind, status, lane, mrn, decided_at, (SELECT array_agg(t ORDER BY t) FROM unnest(terms) AS t) AS terms
           FROM filing_search ORDER BY filing_id, audience`,
      );
    const terms = () =>
      window.database.db.query(
        `SELECT audience, term, filing_id FROM filing_term WHERE audience <> 'many' ORDER BY 1, 2, 3`,
      );
    const { id } = await window.lodge('importer', describedAs(aDeclaration('AGAIN-1'), 'Sensors'));
    await gathered(id);
    const before = [await rows(), await terms()];
    await window.database.db.query('DELETE FROM filing_search');
    await window.database.db.query(`DELETE FROM filing_term WHERE audience <> 'many'`);
    const lodged = await window.database.db.query<{ value: string }>(
      `SELECT value FROM bus.message WHERE topic = 'landport.filing.v1' AND headers LIKE '%landport.filing.lodged.v1%'
        ORDER BY random()`,
    );
    const events = lodged.map(({ value }) => ({ data: JSON.parse(value) as object }));
    const consumer = window.service.app.get(GatherFilings, { strict: false });
    for (const part of [events.slice(0, 5), events, events.slice(3)])
      await window.database.db.transaction((tx) => consumer.gather(part as never, { tx }));
    expect([await rows(), await terms()]).toEqual(before);
  });

  it.each([
    'status=nonsense',
    'status=lodged,nonsense',
    'party=a',
    'q=',
    'lane=pink',
    'decidedAfter=yesterday',
  ])('refuses %s', async (query) => {
    expect((await window.ask('importer', 'GET', `/v1/filings?${query}`)).status).toBe(422);
  });
});
