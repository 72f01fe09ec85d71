import { verifyEvidence } from '../../packages/landport-verify/src/index.mjs';
import { aDeclaration, aWebsiteFiling } from '../filing/filings';
import { EvidenceWindow } from './evidence-window';

const HOUR = 3_600_000;

describe('the evidence of a filing', () => {
  let at: EvidenceWindow;
  beforeEach(async () => {
    at = await EvidenceWindow.open();
  });
  afterEach(() => at.close());

  it('is one file that the verifier finds whole, and says what no tree holds yet', async () => {
    const lodged = await at.filing.lodge('importer', aDeclaration('YZ-1'));
    expect(await at.evidenceOf(lodged.id)).toMatchObject({
      whole: true,
      entries: 1,
      tree: null,
      newerThanTree: 1,
    });

    expect(await at.gather()).toBe(1);
    expect(await at.evidenceOf(lodged.id)).toMatchObject({
      tree: { number: 1, leaves: 1 },
      newerThanTree: null,
    });

    await at.withdraw(lodged);
    const grown = await at.evidenceOf(lodged.id);
    expect(grown).toMatchObject({ whole: true, entries: 2, tree: { number: 1 }, newerThanTree: 2 });

    expect(await at.gather()).toBe(1);
    expect(await at.evidenceOf(lodged.id)).toMatchObject({ tree: { number: 2 }, newerThanTree: null });
  });

  it('is for the owner and the bodies concerned', async () => {
    const { id } = await at.filing.lodge('importer', aWebsiteFiling('WEB-1'));
    const status = async (who: 'wang' | 'second' | 'chen' | 'clerk') =>
      (await at.filing.ask(who, 'GET', `/v1/filings/${id}/evidence`)).status;
    expect(await Promise.all([status('wang'), status('second'), status('chen'), status('clerk')])).toEqual([
      200, 404, 404, 404,
    ]);
  });

  it('has each history in one tree an hour, by one process of many, and misses none', async () => {
    const filings = await Promise.all(
      Array.from({ length: 7 }, (_, each) => at.filing.lodge('importer', aDeclaration(`YZ-${each}`))),
    );
    at.clock.advance(HOUR);
    const [a, b, c] = [at.gatherer(), at.gatherer(), at.gatherer()];
    const signed = await Promise.all([a.gatherIfDue(), b.gatherIfDue(), c.gatherIfDue()]);
    expect(signed.sort()).toEqual([0, 0, 1]);
    expect(await at.gatherer().gatherIfDue()).toBe(0);
    expect(await at.gather()).toBe(0);
    for (const { id } of filings) {
      expect(await at.evidenceOf(id)).toMatchObject({ whole: true, tree: { number: 1, leaves: 7 } });
    }
  });

  it('spreads a long pause over several trees, each following the one before', async () => {
    for (let each = 0; each < 5; each += 1) await at.filing.lodge('importer', aDeclaration(`YZ-${each}`));
    expect(await at.gather(2)).toBe(3);
    const { items } = (await at.filing.ask('importer', 'GET', '/v1/evidence/trees')).json as unknown as {
      items: { number: number; leaves: number }[];
    };
    expect(items.map(({ number, leaves }) => [number, leaves])).toEqual([
      [3, 1],
      [2, 2],
      [1, 2],
    ]);
    const page = await at.filing.ask('importer', 'GET', '/v1/evidence/trees?limit=1');
    expect(page.json).toMatchObject({ items: [{ number: 3 }], next: { href: expect.any(String) } });
    const one = await at.filing.ask('importer', 'GET', '/v1/evidence/trees/2');
    expect(one.json).toEqual(items[1]);
    expect((await at.filing.ask('importer', 'GET', '/v1/evidence/trees/4')).status).toBe(404);
    const [id] = await at.filing.database.db.query<{ filing_id: string }>(
      'SELECT filing_id FROM evidence_leaf',
    );
    const { text } = await at.filing.ask('importer', 'GET', `/v1/filings/${id!.filing_id}/evidence`);
    expect(verifyEvidence(text, { trees: JSON.stringify({ items }) })).toMatchObject({ whole: true });
    expect(await at.filing.ask('operator', 'GET', '/v1/operations/audit/trees')).toMatchObject({
      json: { whole: true, checked: 3 },
    });
  });

  it('gathers what a transaction wrote that was open while others were gathered', async () => {
    const [slow, quick] = [
      await at.filing.lodge('importer', aDeclaration('YZ-1')),
      await at.filing.lodge('importer', aDeclaration('YZ-2')),
    ];
    await at.gather();
    await at.superuser.query('BEGIN');
    // As a decision that is written now and committed only after the next gathering.
    await at.superuser.query(
      `INSERT INTO filing.history SELECT filing_id, 2, 'ignored', at, content, salt, content_hash, hash,
              sha256(hash || convert_to('2|ignored|' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '|', 'UTF8') || content_hash)
         FROM filing.history WHERE filing_id = $1`,
      [slow.id],
    );
    await at.superuser.query(
      `UPDATE filing.filing SET history_length = 2, history_head = (SELECT hash FROM filing.history WHERE filing_id = $1 AND number = 2)
        WHERE id = $1`,
      [slow.id],
    );
    await at.withdraw(quick);
    expect(await at.gather()).toBe(1);
    await at.superuser.query('COMMIT');
    expect(await at.gather()).toBe(1);
    expect(await at.evidenceOf(slow.id)).toMatchObject({ whole: true, entries: 2, newerThanTree: null });
  });

  it('tells auditors of each tree by an event in a gapless stream', async () => {
    await at.filing.lodge('importer', aDeclaration('YZ-1'));
    await at.gather();
    await at.filing.lodge('importer', aDeclaration('YZ-2'));
    await at.gather();
    const facts = await at.filing.facts('evidence', 2);
    expect(facts.map(({ type, data }) => [type, data['tree']])).toEqual([
      ['landport.filing.evidence-tree-signed.v1', 1],
      ['landport.filing.evidence-tree-signed.v1', 2],
    ]);
  });

  it('cannot be edited by the service’s own role', async () => {
    await at.filing.lodge('importer', aDeclaration('YZ-1'));
    await at.gather();
    const { db } = at.filing.database;
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
