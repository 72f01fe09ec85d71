import { aDeclaration } from '../filing/filings';
import { EvidenceWindow } from './evidence-window';

/** Everything that the tests below edit. */
const TABLES = ['evidence_tree', 'evidence_leaf', 'evidence_level', 'filing', 'filing_version', 'history'];

describe('when somebody with all rights edits the database', () => {
  let at: EvidenceWindow;
  let id: string;
  beforeAll(async () => {
    at = await EvidenceWindow.open();
    const lodged = await at.filing.lodge('importer', aDeclaration('YZ-1'));
    ({ id } = lodged);
    await at.withdraw(lodged);
    await at.filing.lodge('importer', aDeclaration('YZ-2'));
    await at.gather();
    expect(await at.audit('histories')).toEqual({ whole: true, checked: 2, faults: [] });
    expect(await at.audit('trees')).toEqual({ whole: true, checked: 1, faults: [] });
    // Nothing but these tests' own edits: no foreign key stands in the way, as for somebody with all rights.
    await at.superuser.query('SET session_replication_role = replica');
    for (const table of TABLES)
      await at.superuser.query(`CREATE TABLE kept_${table} AS TABLE filing.${table}`);
  });
  afterEach(async () => {
    for (const table of TABLES) {
      await at.superuser.query(`DELETE FROM filing.${table}`);
      await at.superuser.query(`INSERT INTO filing.${table} SELECT * FROM kept_${table}`);
    }
  });
  afterAll(() => at.close());

  /** Entry 2 goes, and length and head on the filing's row follow: the chain by itself is whole again. */
  const CUT_TAIL = [
    'DELETE FROM filing.history WHERE filing_id = $1 AND number = 2',
    `UPDATE filing.filing SET history_length = 1,
            history_head = (SELECT hash FROM filing.history WHERE filing_id = $1 AND number = 1) WHERE id = $1`,
  ];

  it('finds a tail cut off with the head recomputed, in the file and in the database', async () => {
    for (const sql of CUT_TAIL) await at.superuser.query(sql, [id]);
    expect(await at.evidenceOf(id)).toMatchObject({
      whole: false,
      faults: [{ place: 'history/2', code: 'tail-missing' }],
    });
    expect(await at.audit('histories')).toMatchObject({ whole: true });
    expect(await at.audit('trees')).toMatchObject({
      whole: false,
      firstBad: { tree: 1, filingId: id, place: 'leaf/0', what: 'history/2 is missing' },
    });
  });

  it('signs no history again that contradicts a signed tree', async () => {
    for (const sql of CUT_TAIL) await at.superuser.query(sql, [id]);
    await at.superuser.query(
      `INSERT INTO filing.history SELECT filing_id, 2, 'decided', at, content, salt, content_hash, hash, sha256('other')
         FROM filing.history WHERE filing_id = $1 AND number = 1`,
      [id],
    );
    await at.superuser.query(
      `UPDATE filing.filing SET history_length = 3, history_head = sha256('other') WHERE id = $1`,
      [id],
    );
    expect(await at.gather()).toBe(0);
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
    await at.superuser.query(sql, [id]);
    const report = await at.audit(part);
    expect(report).toMatchObject({ whole: false, firstBad: found });
    if (part === 'histories') expect(report['firstBad']).toMatchObject({ filingId: id });
  });

  it('names a tree that is gone, and goes on behind it page by page', async () => {
    await at.filing.lodge('importer', aDeclaration('YZ-3'));
    await at.gather();
    await at.filing.lodge('importer', aDeclaration('YZ-4'));
    await at.gather();
    for (const table of ['leaf', 'level']) {
      await at.superuser.query(`DELETE FROM filing.evidence_${table} WHERE tree_number = 2`);
    }
    await at.superuser.query('DELETE FROM filing.evidence_tree WHERE number = 2');
    expect(await at.audit('trees?limit=1')).toMatchObject({ whole: true, next: '1' });
    expect(await at.audit('trees?limit=1&after=1')).toMatchObject({ firstBad: { tree: 2, what: 'missing' } });
  });
});
