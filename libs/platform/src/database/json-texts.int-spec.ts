import { testDatabase, type TestDatabase } from '@landport/testing';
import { jsonTexts } from './json-texts';

describe('an array of JSON texts', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase('filing');
  });
  afterAll(() => database.drop());

  it.each([
    [[]],
    [['{}', 'null', '""']],
    [
      [
        JSON.stringify({
          'a"b': 'c\\d',
          e: '{f,g}',
          h: 'NULL',
          i: 'line\nend\ttab\u0001\u007f',
          j: '核放单 😀',
        }),
      ],
    ],
    [[JSON.stringify('\ud800'), JSON.stringify('\u2028 \u2029')]],
  ])('reaches PostgreSQL as the driver’s own array does: %j', async (texts) => {
    const [row] = await database.db.query<{ quick: string[]; plain: string[] }>(
      'SELECT $1::text[] AS quick, $2::text[] AS plain',
      [jsonTexts(texts), texts],
    );
    expect(row?.quick).toEqual(texts);
    expect(row?.plain).toEqual(texts);
  });
});
