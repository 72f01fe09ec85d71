import { Outbox } from '@landport/messaging';
import { LOGGER } from '@landport/platform';
import { TestClock } from '@landport/testing';
import { Client } from 'pg';
import { verifyEvidence } from '../../packages/landport-verify/src/index.mjs';
import { EvidenceTrees } from '../../apps/filing/src/evidence/evidence-trees';
import { GatherHeads } from '../../apps/filing/src/evidence/gather-heads';
import { GrownHistories } from '../../apps/filing/src/evidence/grown-histories';
import { ReceiptSigner } from '../../apps/filing/src/receipts/receipt-signer';
import { FilingWindow } from '../filing/filing-window';
import { aDeclaration, aWebsiteFiling } from '../filing/filings';

const HOUR = 3_600_000;

describe('the evidence of a filing', () => {
  let window: FilingWindow;
  let superuser: Client;
  const clock = new TestClock('2026-03-02T08:10:00.000Z');

  beforeEach(async () => {
    window = await FilingWindow.open();
    superuser = new Client({ connectionString: window.database.adminUrl });
    await superuser.connect();
  });
  afterEach(async () => {
    await superuser.end();
    await window.close();
  });

  const get = <T>(token: unknown): T => window.service.app.get(token as never, { strict: false });
  const gatherer = (): GatherHeads =>
    new GatherHeads(
      window.database.db,
      clock,
      get(Outbox),
      get(ReceiptSigner),
      get(EvidenceTrees),
      get(GrownHistories),
      get(LOGGER),
    );
  /** The next hour's gathering. */
  const gather = (largest?: number): Promise<number> => {
    clock.advance(HOUR);
    return gatherer().gatherIfDue(largest);
  };
  const evidenceOf = async (id: string) => {
    const { text, status } = await window.ask('importer', 'GET', `/v1/filings/${id}/evidence`);
    expect(status).toBe(200);
    return verifyEvidence(text);
  };
  const withdraw = async ({ id, etag }: { id: string; etag: string }, reason = 'sold elsewhere') =>
    expect(
      await window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, {
        body: { reason },
        headers: { 'if-match': etag },
      }),
    ).toMatchObject({ status: 200 });

  it('is one file that the verifier finds whole, and says what no tree holds yet', async () => {
    const lodged = await window.lodge('importer', aDeclaration('YZ-1'));
    expect(await evidenceOf(lodged.id)).toMatchObject({
      whole: true,
      entries: 1,
      tree: null,
      newerThanTree: 1,
    });

    expect(await gather()).toBe(1);
    expect(await evidenceOf(lodged.id)).toMatchObject({
      tree: { number: 1, leaves: 1 },
      newerThanTree: null,
    });

    await withdraw(lodged);
    const grown = await evidenceOf(lodged.id);
    expect(grown).toMatchObject({ whole: true, entries: 2, tree: { number: 1 }, newerThanTree: 2 });

    expect(await gather()).toBe(1);
    expect(await evidenceOf(lodged.id)).toMatchObject({ tree: { number: 2 }, newerThanTree: null });
  });

  it('is for the owner and the bodies concerned', async () => {
    const { id } = await window.lodge('importer', aWebsiteFiling('WEB-1'));
    const status = async (who: 'wang' | 'second' | 'chen' | 'clerk') =>
      (await window.ask(who, 'GET', `/v1/filings/${id}/evidence`)).status;
    expect(await Promise.all([status('wang'), status('second'), status('chen'), status('clerk')])).toEqual([
      200, 404, 404, 404,
    ]);
  });

  it('has each history in one tree an hour, by one process of many, and misses none', async () => {
    const filings = await Promise.all(
      Array.from({ length: 7 }, (_, at) => window.lodge('importer', aDeclaration(`YZ-${at}`))),
    );
    clock.advance(HOUR);
    const [a, b, c] = [gatherer(), gatherer(), gatherer()];
    const signed = await Promise.all([a.gatherIfDue(), b.gatherIfDue(), c.gatherIfDue()]);
    expect(signed.sort()).toEqual([0, 0, 1]);
    expect(await gatherer().gatherIfDue()).toBe(0);
    expect(await gather()).toBe(0);
    for (const { id } of filings) {
      expect(await evidenceOf(id)).toMatchObject({ whole: true, tree: { number: 1, leaves: 7 } });
    }
  });

  it('spreads a long pause over several trees, each following the one before', async () => {
    for (let at = 0; at < 5; at += 1) await window.lodge('importer', aDeclaration(`YZ-${at}`));
    expect(await gather(2)).toBe(3);
    const { items } = (await window.ask('importer', 'GET', '/v1/evidence/trees')).json as unknown as {
      items: { number: number; leaves: number }[];
    };
    expect(items.map(({ number, leaves }) => [number, leaves])).toEqual([
      [3, 1],
      [2, 2],
      [1, 2],
    ]);
    const page = await window.ask('importer', 'GET', '/v1/evidence/trees?limit=1');
    expect(page.json).toMatchObject({ items: [{ number: 3 }], next: { href: expect.any(String) } });
    const one = await window.ask('importer', 'GET', '/v1/evidence/trees/2');
    expect(one.json).toEqual(items[1]);
    expect((await window.ask('importer', 'GET', '/v1/evidence/trees/4')).status).toBe(404);
    const [id] = await window.database.db.query<{ filing_id: string }>('SELECT filing_id FROM evidence_leaf');
    const { text } = await window.ask('importer', 'GET', `/v1/filings/${id!.filing_id}/evidence`);
    expect(verifyEvidence(text, { trees: JSON.stringify({ items }) })).toMatchObject({ whole: true });
    expect(await window.ask('operator', 'GET', '/v1/operations/audit/trees')).toMatchObject({
      json: { whole: true, checked: 3 },
    });
  });

  it('gathers what a transaction wrote that was open while others were gathered', async () => {
    const [slow, quick] = [
      await window.lodge('importer', aDeclaration('YZ-1')),
      await window.lodge('importer', aDeclaration('YZ-2')),
    ];
    await gather();
    await superuser.query('BEGIN');
    // As a decision that is written now and committed only after the next gathering.
    await superuser.query(
      `INSERT INTO filing.history SELECT filing_id, 2, 'ignored', at, content, salt, content_hash, hash,
              sha256(hash || convert_to('2|ignored|' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '|', 'UTF8') || content_hash)
         FROM filing.history WHERE filing_id = $1`,
      [slow.id],
    );
    await superuser.query(
      `UPDATE filing.filing SET history_length = 2, history_head = (SELECT hash FROM filing.history WHERE filing_id = $1 AND number = 2)
        WHERE id = $1`,
      [slow.id],
    );
    await withdraw(quick);
    expect(await gather()).toBe(1);
    await superuser.query('COMMIT');
    expect(await gather()).toBe(1);
    expect(await evidenceOf(slow.id)).toMatchObject({ whole: true, entries: 2, newerThanTree: null });
  });

  it('tells auditors of each tree by an event in a gapless stream', async () => {
    await window.lodge('importer', aDeclaration('YZ-1'));
    await gather();
    await window.lodge('importer', aDeclaration('YZ-2'));
    await gather();
    const facts = await window.facts('evidence', 2);
    expect(facts.map(({ type, data }) => [type, data['tree']])).toEqual([
      ['landport.filing.evidence-tree-signed.v1', 1],
      ['landport.filing.evidence-tree-signed.v1', 2],
    ]);
  });

  describe('when somebody with all rights edits the database', () => {
    const audit = async (what: string) =>
      (await window.ask('operator', 'GET', `/v1/operations/audit/${what}`)).json;
    let id: string;
    beforeEach(async () => {
      const lodged = await window.lodge('importer', aDeclaration('YZ-1'));
      ({ id } = lodged);
      await withdraw(lodged);
      await window.lodge('importer', aDeclaration('YZ-2'));
      await gather();
      expect(await audit('histories')).toEqual({ whole: true, checked: 2, faults: [] });
      expect(await audit('trees')).toEqual({ whole: true, checked: 1, faults: [] });
    });

    /** Entry 2 goes, and length and head on the filing's row follow: the chain by itself is whole again. */
    const CUT_TAIL = [
      'DELETE FROM filing.history WHERE filing_id = $1 AND number = 2',
      `UPDATE filing.filing SET history_length = 1,
              history_head = (SELECT hash FROM filing.history WHERE filing_id = $1 AND number = 1) WHERE id = $1`,
    ];

    it('finds a tail cut off with the head recomputed, in the file and in the database', async () => {
      for (const sql of CUT_TAIL) await superuser.query(sql, [id]);
      expect(await evidenceOf(id)).toMatchObject({
        whole: false,
        faults: [{ place: 'history/2', code: 'tail-missing' }],
      });
      expect(await audit('histories')).toMatchObject({ whole: true });
      expect(await audit('trees')).toMatchObject({
        whole: false,
        firstBad: { tree: 1, filingId: id, place: 'leaf/0', what: 'history/2 is missing' },
      });
    });

    it('signs no history again that contradicts a signed tree', async () => {
      for (const sql of CUT_TAIL) await superuser.query(sql, [id]);
      await superuser.query(
        `INSERT INTO filing.history SELECT filing_id, 2, 'decided', at, content, salt, content_hash, hash, sha256('other')
           FROM filing.history WHERE filing_id = $1 AND number = 1`,
        [id],
      );
      await superuser.query(
        `UPDATE filing.filing SET history_length = 3, history_head = sha256('other') WHERE id = $1`,
        [id],
      );
      expect(await gather()).toBe(0);
    });

    it.each([
      [
        'a reason edited',
        `UPDATE filing.history SET content = replace(content, 'sold', 'lost') WHERE number = 2 AND filing_id = $1`,
        'histories',
        { place: 'history/2' },
      ],
      [
        'what was lodged replaced',
        `UPDATE filing.filing_version SET bytes = '\\x7b7d' WHERE filing_id = $1`,
        'histories',
        { place: 'versions/1', what: 'its bytes are not those received' },
      ],
      [
        'a version deleted',
        'DELETE FROM filing.filing_version WHERE filing_id = $1',
        'histories',
        { place: 'versions/1', what: 'missing' },
      ],
      [
        'a receipt replaced',
        `UPDATE filing.filing_version SET answer = replace(answer, 'receipt":"', 'receipt":"x') WHERE filing_id = $1`,
        'histories',
        { place: 'versions/1', what: 'its receipt is signed by no key of the window' },
      ],
      [
        'a leaf deleted',
        'DELETE FROM filing.evidence_leaf WHERE filing_id = $1',
        'trees',
        { place: 'leaf/0', what: 'missing' },
      ],
      [
        'a leaf edited',
        'UPDATE filing.evidence_leaf SET history_length = 1 WHERE filing_id = $1',
        'trees',
        { place: 'leaf/0' },
      ],
      [
        'a level edited',
        `UPDATE filing.evidence_level SET hashes = sha256('x') WHERE level = 1 AND $1::uuid IS NOT NULL`,
        'trees',
        { place: 'tree', what: 'its levels are not those of its leaves' },
      ],
      [
        'a tree’s signed head edited',
        `UPDATE filing.evidence_tree SET signed_head = 'x' WHERE $1::uuid IS NOT NULL`,
        'trees',
        { place: 'tree', what: 'signed by no key of the window' },
      ],
    ])('names %s', async (_what, sql, part, found) => {
      await superuser.query(sql, [id]);
      const report = await audit(part);
      expect(report).toMatchObject({ whole: false, firstBad: found });
      if (part === 'histories') expect(report['firstBad']).toMatchObject({ filingId: id });
    });

    it('names a tree that is gone, and goes on behind it page by page', async () => {
      await window.lodge('importer', aDeclaration('YZ-3'));
      await gather();
      await window.lodge('importer', aDeclaration('YZ-4'));
      await gather();
      for (const table of ['leaf', 'level']) {
        await superuser.query(`DELETE FROM filing.evidence_${table} WHERE tree_number = 2`);
      }
      await superuser.query('DELETE FROM filing.evidence_tree WHERE number = 2');
      expect(await audit('trees?limit=1')).toMatchObject({ whole: true, next: '1' });
      expect(await audit('trees?limit=1&after=1')).toMatchObject({ firstBad: { tree: 2, what: 'missing' } });
    });
  });

  it('cannot be edited by the service’s own role', async () => {
    await window.lodge('importer', aDeclaration('YZ-1'));
    await gather();
    const { db } = window.database;
    for (const sql of [
      'DELETE FROM history',
      'UPDATE history SET hash = prev_hash',
      'UPDATE evidence_tree SET leaves = 2',
      'DELETE FROM evidence_leaf',
      'DELETE FROM evidence_level',
    ]) {
      await expect(db.query(sql)).rejects.toThrow('permission denied');
    }
  });
});
