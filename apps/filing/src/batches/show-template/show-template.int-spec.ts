import { BatchClient } from '../../../../../test/batches/batch-client';
import { FilingWindow } from '../../../../../test/filing/filing-window';
import { aDeclaration } from '../../../../../test/filing/filings';

interface Declared {
  readonly GoodsShipment: { readonly GovernmentAgencyGoodsItem: readonly { SequenceNumeric: string }[] };
}

const valueAt = (payload: unknown, heading: string): string => {
  const steps = heading.replaceAll('[]', '[0]').replaceAll('[', '.').replaceAll(']', '').split('.').slice(1);
  const value = steps.reduce<unknown>(
    (tree, step) => (tree as Record<string, unknown> | undefined)?.[step],
    payload,
  );
  return value === undefined ? '' : String(value);
};

describe('a template for a batch', () => {
  let window: FilingWindow;
  let batches: BatchClient;
  beforeAll(async () => {
    window = await FilingWindow.open();
    batches = new BatchClient(window);
  });
  afterAll(() => window.close());

  const template = (kind: string, format: string, headers = {}) =>
    window.ask('importer', 'GET', `/v1/kinds/${kind}/batch-template?format=${format}`, { headers });

  it('has a column for each member that the kind wants, with its meaning below', async () => {
    const { text, headers } = await template('website-filing', 'csv', { 'accept-language': 'zh' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [heading, titles] = text.split('\r\n');
    const columns = heading!.split(',');
    expect(columns[0]).toBe('reference');
    // In the order in which the schema wants them.
    expect(columns.filter((column) => /^payload\.organiser\.\w+$/.test(column))).toEqual([
      'payload.organiser.name',
      'payload.organiser.country',
      'payload.organiser.sort',
    ]);
    expect(heading).toContain('payload.website.languages[0]');
    expect(titles).toMatch(/^"# 自编号/);
    expect(titles).toContain('country: 两位大写国家代码');
  });

  it('filled in with two goods items is a declaration of two', async () => {
    const { text } = await template('import-declaration', 'csv');
    const [heading, titles] = text.split('\r\n');
    const columns = heading!.split(',');
    const { payload } = aDeclaration('T-1', {
      GoodsItemQuantity: '2',
      TotalPackageQuantity: '20',
      InvoiceAmount: { amount: '500000', currency: 'CNY' },
    });
    const filled = (sequence: string): string =>
      columns
        .map((column) => {
          if (column === 'reference') return 'T-1';
          if (/GoodsItem\[\]\.SequenceNumeric$/.test(column)) return sequence;
          // The same for both items, and said by the first line alone where it is the declaration's own.
          return sequence === '1' || column.includes('GovernmentAgencyGoodsItem[]')
            ? valueAt(payload, column)
            : '';
        })
        .join(',');
    const csv = [heading, titles, filled('1'), filled('2')].join('\r\n');

    const batch = await batches.file('csv', csv, { query: '?kind=import-declaration' });

    expect(await batches.rows(batch.id)).toMatchObject([
      { status: 'lodged', place: 'rows 3 to 4', errors: [] },
    ]);
    const [{ filing } = {}] = await batches.rows(batch.id);
    const { json } = await window.ask('importer', 'GET', `${filing!.href}/versions/1`);
    const { GoodsShipment: shipment } = json['payload'] as unknown as Declared;
    expect(shipment.GovernmentAgencyGoodsItem.map((item) => item.SequenceNumeric)).toEqual(['1', '2']);
  });

  it('of JSON Lines is the kind’s own examples, which it takes', async () => {
    const { text } = await template('import-declaration', 'jsonl');
    const batch = await batches.file('jsonl', text, { query: '?validate=only' });
    expect(batch.rows).toMatchObject({ refused: 0, valid: text.trim().split('\n').length });
  });

  it.each(['jsonl', 'csv', 'xlsx'])('as %s is a file by the name of the kind', async (format) => {
    const path = `/v1/kinds/website-filing/batch-template?format=${format}`;
    const asked = await window.ask('importer', 'GET', path);
    expect(asked.status).toBe(200);
    expect(asked.headers.get('content-disposition')).toContain(`website-filing.${format}`);
  });

  it('is refused for a kind that is none', async () => {
    expect((await template('nothing', 'csv')).status).toBe(404);
  });
});
