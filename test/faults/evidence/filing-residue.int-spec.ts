import { testDatabase, type TestDatabase } from '@landport/testing';
import { Database } from '@landport/platform';
import { gather } from './gather';

const id = (number: number): string => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const AT = '2026-03-02T08:00:00Z';
const HASH = `'\\x${'ab'.repeat(32)}'`;
const TABLES = [
  'filing',
  'filing_version',
  'history',
  'filing_search',
  'task',
  'clock',
  'query',
  'post_check',
];
const MORE_TABLES = [
  'issued_grant',
  'grant_serial',
  'drawing',
  'batch',
  'batch_row',
  'auction',
  'bid',
  'filing_document',
  'document',
];

interface Planted {
  readonly status: string;
  readonly mode?: string;
  readonly kind?: string;
  readonly found?: string;
}

/** What lost, doubled or half-written rows of filing would leave, planted one by one among sound ones. */
describe('the rows of filing', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await testDatabase('filing');
    db = new Database({ url: database.adminUrl, pool: 1, name: 'test-faults' });
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });
  beforeEach(() =>
    plant(`TRUNCATE ${[...TABLES, ...MORE_TABLES].map((name) => `filing.${name}`).join(', ')} CASCADE`),
  );

  /** Past triggers and references: what is planted is what no sound service writes. */
  const plant = (sql: string): Promise<unknown> => db.query(`SET session_replication_role = replica; ${sql}`);
  const residue = async (): Promise<readonly string[]> => (await gather(db)).residue;

  /** A filing `R-<number>` with its version, its history and its row in the search. */
  async function filing(number: number, { status, mode = 'approval', kind = 'k', found = status }: Planted) {
    const key = `'${id(number)}'`;
    await plant(`INSERT INTO filing.filing (id, organisation_id, kind, kind_valid_from, mode, reference, version,
        revision, status, concerns, awbs, lodged_at, changed_at, decision, customs, last_sequence, history_length,
        history_head)
      VALUES (${key}, 'o', '${kind}', '2026-01-01', '${mode}', 'R-${number}', 1, 1, '${status}', '{}', '{}', '${AT}',
        '${AT}', '{}', '{}', 1, 1, ${HASH})`);
    await plant(`INSERT INTO filing.filing_version (filing_id, version, content_type, bytes, request_digest,
        kind_valid_from, lodged_at, lodged_by, answer_status, answer)
      VALUES (${key}, 1, 'application/json', '', ${HASH}, '2026-01-01', '${AT}', 'x', 202, '{}')`);
    await plant(`INSERT INTO filing.history (filing_id, number, action, at, content_hash, prev_hash, hash)
      VALUES (${key}, 1, 'lodged', '${AT}', ${HASH}, '', ${HASH})`);
    await search(number, 'o', found);
  }
  const search = (number: number, audience: string, status: string) =>
    plant(`INSERT INTO filing.filing_search (filing_id, audience, kind, status, lodged_at, terms)
      VALUES ('${id(number)}', '${audience}', 'k', '${status}', '${AT}', '{}')`);
  const task = (number: number, state: string) =>
    plant(`INSERT INTO filing.task (id, filing_id, filing_version, body, queue, origin, state, version, opened_at)
      VALUES ('${id(100 + number)}', '${id(number)}', 1, 'office', 'k', 'filing', '${state}', 1, '${AT}')`);
  const grant = (number: number, available: number, serial = 1) =>
    plant(`INSERT INTO filing.issued_grant (number, kind, filing_id, holder, issuer, for_anyone, valid_from, quantity,
        unit, available, state, issued_at, changed_at)
      VALUES ('IL-2026-00000${serial}-11', 'k', '${id(number)}', 'o', 'i', false, '2026-01-01', 100, 'PCE',
        ${available}, 'issued', '${AT}', '${AT}')`);
  const drawing = (number: number, value: number, more = 'NULL') =>
    plant(`INSERT INTO filing.drawing (filing_id, filing_version, place, pointer, grant_number, value, exclusive,
        drawn_at, given_back_at)
      VALUES ('${id(number)}', 1, 1, '', 'IL-2026-000001-11', ${value}, false, '${AT}', ${more})`);

  it('say nothing where all is well', async () => {
    await filing(1, { status: 'approved' });
    await grant(1, 70);
    await plant(`INSERT INTO filing.grant_serial VALUES ('IL', 2026, 1)`);
    await filing(2, { status: 'underReview' });
    await task(2, 'open');
    await search(2, 'body:office', 'underReview');
    await drawing(2, 30);
    await filing(3, { status: 'withdrawn' });
    await drawing(3, 30, `'${AT}'`);
    expect(await residue()).toEqual([]);
  });

  it('tell of a grant that was drawn without being lessened, or lessened without being drawn', async () => {
    await filing(1, { status: 'approved' });
    await filing(2, { status: 'awaitingArrival' });
    await grant(1, 100);
    await drawing(2, 30);
    expect(await residue()).toEqual(['grant IL-2026-000001-11 of 100 has 100 left and 30 drawn']);
    await plant('UPDATE filing.issued_grant SET available = 40');
    expect(await residue()).toEqual(['grant IL-2026-000001-11 of 100 has 40 left and 30 drawn']);
  });

  it('tell of a filing that came to nothing, or has another version now, and gave nothing back', async () => {
    await filing(1, { status: 'approved' });
    await filing(2, { status: 'withdrawn' });
    await grant(1, 70);
    await drawing(2, 30);
    const words = 'R-2 is withdrawn at version 1 and holds what version 1 drew from IL-2026-000001-11';
    expect(await residue()).toEqual([words]);
    await plant(`UPDATE filing.filing SET version = 2, status = 'awaitingArrival' WHERE reference = 'R-2'`);
    expect(await residue()).toContain(
      'R-2 is awaitingArrival at version 2 and holds what version 1 drew from IL-2026-000001-11',
    );
  });

  it('tell of a grant for nothing, an approval without its grant, and a number that is missing', async () => {
    await filing(1, { status: 'refused' });
    await grant(1, 100, 2);
    await filing(2, { status: 'approved', kind: 'permit' });
    await plant(`INSERT INTO filing.grant_serial VALUES ('IL', 2026, 2)`);
    expect(await residue()).toEqual([
      'IL-2026-000002-11 was given for a filing that is refused',
      'R-2 is approved and was given nothing',
      'of IL-2026 2 grants are numbered, 1 are there',
    ]);
  });

  it('tell of a batch without an end, a row without result, and rows that name the wrong filing', async () => {
    await filing(1, { status: 'approved' });
    const batch = (number: number, state: string, total: number, ended: string) =>
      plant(`INSERT INTO filing.batch (id, organisation_id, submitted_by, format, validate_only, bytes, sha256, trace,
          state, total, submitted_at, ended_at)
        VALUES ('${id(number)}', 'o', 'x', 'jsonl', false, 1, ${HASH}, '{}', '${state}', ${total}, '${AT}', ${ended})`);
    await batch(50, 'completed', 3, `'${AT}'`);
    await batch(51, 'running', 3, 'NULL');
    for (const row of [1, 2]) {
      await plant(`INSERT INTO filing.batch_row (batch_id, number, status, reference, filing_id)
        VALUES ('${id(50)}', ${row}, 'lodged', 'R-${row}', '${id(1)}')`);
    }
    expect(await residue()).toEqual([
      `batch ${id(50)} of 3 has 2 results`,
      `batch ${id(51)} has no end`,
      `row 2 of batch ${id(50)} names R-1 for R-2`,
      `2 rows of batches name the filing ${id(1)}`,
    ]);
  });

  it('tell of work, clocks and queries that outlive their filing, and of a filing that nobody works on', async () => {
    await filing(1, { status: 'refused' });
    await task(1, 'open');
    await search(1, 'body:office', 'refused');
    await plant(`INSERT INTO filing.clock (id, filing_id, name, purpose, working_days, started_at, due_at, next_at)
      VALUES ('${id(200)}', '${id(1)}', 'review', 'decision', 5, '${AT}', '${AT}', '${AT}')`);
    await plant(`INSERT INTO filing.query (id, filing_id, filing_version, task_id, body, asked_by, asked_at, questions,
        state, extensions)
      VALUES ('${id(201)}', '${id(1)}', 1, '${id(101)}', 'office', 'x', '${AT}', '[]', 'open', 0)`);
    await filing(2, { status: 'queried' });
    expect(await residue()).toEqual([
      'R-1 is refused and office still has work on it',
      'R-2 is queried and nobody has work on it',
      'R-1 is refused and its clock review goes on',
      'R-1 is refused with 1 open queries',
      'R-2 is queried with 0 open queries',
    ]);
  });

  it('tell of a promise that nobody checks', async () => {
    await filing(1, { status: 'approved', mode: 'commitment' });
    expect(await residue()).toEqual(['R-1 was approved on a promise, and nobody checks it']);
  });

  it('tell of bids that are missing, and of one that is too low', async () => {
    await plant(`INSERT INTO filing.auction (notice_id, number, seller, start_price, step, deposit, opens_at,
        scheduled_close, closes_at, over_time_minutes, bids)
      VALUES ('${id(1)}', 'LOT-1', 's', 100, 5, 0, '2026-01-01', '${AT}', '${AT}', 1, 3)`);
    const bid = (place: number, offer: number) =>
      plant(`INSERT INTO filing.bid VALUES ('${id(1)}', ${place}, '${id(place)}', 'b', ${offer}, '${AT}')`);
    await bid(1, 100);
    await bid(2, 104);
    expect(await residue()).toEqual([
      'auction LOT-1 counts 3 bids, 2 are there',
      'bid 2 of auction LOT-1 is 104, at least 105 was due',
    ]);
    await bid(4, 110);
    expect(await residue()).toContain('auction LOT-1 counts 3 bids, 3 are there');
  });

  it('tell of a paper that is gone', async () => {
    await filing(1, { status: 'approved' });
    const bind = (code: string, document: number) =>
      plant(`INSERT INTO filing.filing_document VALUES ('${id(1)}', 1, '${code}', '${id(document)}')`);
    await bind('identity', 300);
    await plant(`INSERT INTO filing.document (id, organisation_id, media_type, size, sha256, state, received_by,
        received_at, trace)
      VALUES ('${id(301)}', 'o', 'text/plain', 1, ${HASH}, 'removed', 'x', '${AT}', '{}'),
             ('${id(302)}', 'o', 'text/plain', 1, ${HASH}, 'received', 'x', '${AT}', '{}')`);
    await bind('plan', 301);
    await bind('deed', 302);
    expect([...(await residue())].sort()).toEqual([
      'R-1 goes with a paper that is not there',
      'R-1 goes with a paper that is removed',
    ]);
  });

  it('tell of versions and entries that are missing, and of a filing that is found otherwise than it is', async () => {
    await filing(1, { status: 'underReview', found: 'lodged' });
    await task(1, 'open');
    await plant('UPDATE filing.filing SET version = 2, history_length = 2');
    expect(await residue()).toEqual([
      'R-1 has 1 of 2 versions',
      'R-1 has 1 of 2 entries',
      'R-1 is underReview and found as lodged',
      'R-1 is not found by office, who has work on it',
    ]);
  });
});
