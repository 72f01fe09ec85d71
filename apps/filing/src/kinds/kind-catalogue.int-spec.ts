import { loadPackages } from '@landport/kinds';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { KindCatalogue } from './kind-catalogue';

describe('the kinds', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  it('are seeded from what ships, and told with schema, rules in words and examples', async () => {
    const { items } = (await window.ask('importer', 'GET', '/v1/kinds')).json as unknown as {
      items: { kind: string }[];
    };
    expect(items.map(({ kind }) => kind)).toEqual(
      [...new Set(loadPackages().map(({ header }) => header.kind))].sort(),
    );
    const version = await window.ask('importer', 'GET', '/v1/kinds/import-declaration/versions/2026-06-01');
    expect(version.json).toMatchObject({ kind: 'import-declaration', validFrom: '2026-01-01' });
    expect(Object.keys(version.json)).toEqual(
      expect.arrayContaining(['schema', 'rules', 'examples', 'clocks']),
    );
    // Dates within an example may be too old for today: it says its day.
    expect(version.json['examples']).toContainEqual(
      expect.objectContaining({ on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }),
    );
    expect(
      (await window.ask('importer', 'GET', '/v1/kinds/import-declaration/versions/1999-01-01')).status,
    ).toBe(404);
  });

  it('are taken up when another process publishes a version, and one that cannot run changes nothing', async () => {
    const source = loadPackages().find(({ header }) => header.kind === 'website-filing')!;
    const publish = (validFrom: string, change: object) =>
      window.database.db.query('INSERT INTO kind_package VALUES ($1, $2, NULL, $3, $4)', [
        'website-filing',
        validFrom,
        JSON.stringify({ ...source, header: { ...source.header, validFrom }, ...change }),
        new Date(),
      ]);
    const catalogue = window.service.app.get(KindCatalogue, { strict: false });
    const standing = catalogue.current.inForce('website-filing', '2026-06-01');
    await publish('2030-01-01', {});
    await catalogue.reload();
    // What is known is neither read nor compiled again.
    expect(catalogue.current.inForce('website-filing', '2026-06-01')).toBe(standing);
    expect(catalogue.current.inForce('website-filing', '2031-01-01').validFrom).toBe('2030-01-01');
    await publish('2032-01-01', { schema: { type: 'nonsense' } });
    await publish('2034-01-01', { header: 'nonsense' });
    await catalogue.reload();
    expect(catalogue.current.inForce('website-filing', '2035-01-01').validFrom).toBe('2030-01-01');
  });

  it('are not seeded over what stands in the database', async () => {
    await window.database.db.query(
      `UPDATE kind_package SET package = jsonb_set(package, '{header,title,en}', '"Ours"') WHERE kind = 'website-filing' AND valid_from = '2026-01-01'`,
    );
    await window.service.app
      .get(KindCatalogue, { strict: false })
      .onModuleInit()
      .catch(() => undefined);
    const [row] = await window.database.db.query<{ title: string }>(
      `SELECT package #>> '{header,title,en}' AS title FROM kind_package WHERE kind = 'website-filing' AND valid_from = '2026-01-01'`,
    );
    expect(row?.title).toBe('Ours');
  });
});
