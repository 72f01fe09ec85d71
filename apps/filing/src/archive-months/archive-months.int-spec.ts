import { Database, ensureMonthPartitions, UuidV7Ids } from '@landport/platform';
import { testDatabase, type TestDatabase } from '@landport/testing';
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { archiveMonths } from './archive-months';

const NOW = new Date('2026-03-02T08:00:00Z');
const tablespace = `archive_${randomBytes(4).toString('hex')}`;

describe('archiving', () => {
  let database: TestDatabase;
  let admin: Database;
  beforeAll(async () => {
    database = await testDatabase('filing');
    admin = new Database({ url: database.adminUrl, pool: 1, name: 'test' });
    await admin.query('SET allow_in_place_tablespaces = on');
    await admin.query(`CREATE TABLESPACE ${tablespace} LOCATION ''`);
    for (const table of ['filing_version', 'history']) {
      await ensureMonthPartitions(admin, `filing.${table}`, new Date('2024-01-01T00:00:00Z'), 28);
    }
    await admin.query(
      `INSERT INTO filing.kind_package (kind, valid_from, package, published_at)
       VALUES ('slow', '2020-01-01', '{"header":{"retention":{"archiveAfterMonths":60}}}', $1)`,
      [NOW],
    );
  });
  afterAll(async () => {
    await admin.close();
    await database.drop();
    const server = new Database({
      url: database.adminUrl.replace(/\/[^/]*$/, '/postgres'),
      pool: 1,
      name: 'test',
    });
    await server.query(`DROP TABLESPACE ${tablespace}`);
    await server.close();
  });

  /** A filing of that day, with one version. */
  const lodged = async (day: string, status: string, kind = 'website-filing'): Promise<string> => {
    const at = new Date(`${day}T08:00:00Z`);
    const id = v7({
      msecs: at.getTime(),
      random: Buffer.from(new UuidV7Ids().next().replaceAll('-', ''), 'hex'),
    });
    await admin.query(
      `INSERT INTO filing.filing (id, organisation_id, kind, kind_valid_from, mode, reference, version, revision, status,
         concerns, awbs, lodged_at, changed_at, decision, customs, last_sequence, history_length, history_head)
       VALUES ($1, 'o', $4, '2020-01-01', 'record', 'r', 1, 1, $3, '{}', '{}', $2, $2, '{}', '{}', 1, 1, sha256(''))`,
      [id, at, status, kind],
    );
    await admin.query(
      `INSERT INTO filing.filing_version (filing_id, version, content_type, bytes, request_digest, kind_valid_from,
         lodged_at, lodged_by, answer_status, answer)
       VALUES ($1, 1, 'application/json', 'x', sha256(''), '2020-01-01', $2, 'p', 202, '{}')`,
      [id, at],
    );
    return id;
  };

  it('moves the months of which every filing is at rest for as long as its kind says, and no others', async () => {
    const old = await lodged('2024-01-15', 'approved');
    await lodged('2024-02-15', 'approved');
    await lodged('2024-02-16', 'underReview');
    await lodged('2024-03-15', 'refused', 'slow');
    await lodged('2025-02-15', 'withdrawn');
    await lodged('2025-06-15', 'withdrawn');

    const moved = await archiveMonths(admin, tablespace, NOW);
    const versions = moved.filter((name) => name.includes('version')).map((name) => name.slice(-7));
    expect(versions).toEqual(expect.arrayContaining(['2024_01', '2025_02']));
    for (const kept of ['2024_02', '2024_03', '2025_06', '2026_03', '2026_04'])
      expect(versions).not.toContain(kept);
    expect(await archiveMonths(admin, tablespace, NOW)).toEqual([]);

    const shown = await database.db.query('SELECT version FROM filing_version WHERE filing_id = $1', [old]);
    expect(shown).toEqual([{ version: 1 }]);
    const [place] = await admin.query(
      `SELECT spcname FROM pg_class c JOIN pg_tablespace t ON t.oid = c.reltablespace
        WHERE c.oid = 'filing.filing_version_2024_01'::regclass`,
    );
    expect(place).toEqual({ spcname: tablespace });
  });
});
