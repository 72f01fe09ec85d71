import { join } from 'node:path';
import { foreignSchemasIn, SCHEMAS, sourcesOf } from './foreign-schemas';
import { sqlTextsOf } from './sql-texts';
import { findPlans } from '../setup/find-plans';

const root = join(__dirname, '../..');

describe('the schema of each service', () => {
  it('is named by no statement of another', () => {
    const sources = sourcesOf(root);

    expect(sources.flatMap(({ file, text }) => foreignSchemasIn(file, text))).toEqual([]);
    expect(sources.filter(({ text }) => sqlTextsOf(text).length > 0).length).toBeGreaterThan(10);
  });

  it.each([
    ['a read', 'const sql = `SELECT id FROM filing.filing WHERE id = $1`;'],
    [
      'a join over two lines',
      'const sql = `SELECT 1 FROM feed f\n  JOIN customs_zone . ledger l USING (id)`;',
    ],
    ['a quoted name', `const sql = 'INSERT INTO "air_transit"."waybill" VALUES ($1)';`],
    ['a name that a template fills in', 'const sql = `DELETE FROM bus.${table} WHERE id = $1`;'],
    ['another search_path', "const sql = 'SET search_path = filing';"],
  ])('is guarded: %s in another service is found', (_, text) => {
    expect(foreignSchemasIn('apps/notification/src/planted.ts', text)).toHaveLength(1);
  });

  it('is guarded in migrations too, where a comment may name anyone', () => {
    const sql = '-- learns from filing.filing by events\nCREATE VIEW v AS SELECT * FROM filing.filing;';

    expect(foreignSchemasIn('apps/customs-zone/src/persistence/migrations/009_v.sql', sql)).toEqual([
      'apps/customs-zone/src/persistence/migrations/009_v.sql names filing',
    ]);
  });

  it('may be named at home, and words that are no statement may look like it', () => {
    const own = 'const sql = `SELECT filing.id FROM filing.filing`;';
    const words = "const text = 'A change of filing.status is told by select events'; filing.decide(now);";

    expect(foreignSchemasIn('apps/filing/src/planted.ts', own)).toEqual([]);
    expect(
      foreignSchemasIn(
        'apps/notification/src/planted.ts',
        'const topic = "landport.filing.v1 is read from";',
      ),
    ).toEqual([]);
    expect(foreignSchemasIn('apps/filing/src/planted.ts', words)).toEqual([]);
  });

  it('is one of those that the services migrate', () => {
    const migrated = findPlans(root).map(({ schema }) => schema);

    expect(Object.values(SCHEMAS)).toEqual(expect.arrayContaining(migrated));
  });
});
