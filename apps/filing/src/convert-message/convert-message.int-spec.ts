import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration } from '../../../../test/filing/filings';
import { asMessage, aTransit, invalidationOf } from '../../../../test/filing/transit-messages';

interface Conversion {
  readonly from: string;
  readonly mediaType: string;
  readonly content: string;
  readonly lost: readonly {
    readonly pointer: string;
    readonly sourcePath: string;
    readonly reason: string;
  }[];
  readonly lostCount: number;
  readonly faults: readonly { readonly sourcePath: string; readonly line: number }[];
  readonly wanting: readonly { readonly pointer: string }[];
}

describe('POST /v1/conversions', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const ask = (to: string, body: unknown, headers: Record<string, string> = {}) =>
    window.ask('importer', 'POST', `/v1/conversions?to=${to}`, {
      body,
      headers,
      ...(typeof body === 'string' && { contentType: 'application/xml' }),
    });
  const convert = async (
    to: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Conversion> => {
    const answer = await ask(to, body, headers);
    expect(answer.status).toBe(200);
    return answer.json as unknown as Conversion;
  };

  it('shows JSON as XML and back without loss, and keeps nothing', async () => {
    const filing = aDeclaration('CONV-1');
    const xml = await convert('wco-xml', filing);
    expect(xml).toMatchObject({ from: 'json', mediaType: 'application/xml', lost: [], wanting: [] });
    const back = await convert('json', xml.content);
    expect(back).toMatchObject({ from: 'wco-xml', lostCount: 0, lost: [] });
    expect(back.content).toMatchObject(filing.payload);
    expect(await window.count('filing')).toBe(0);
  });

  it('tells what the other standard cannot say, at its place in the message as sent, in the caller’s language', async () => {
    const { content: xml } = await convert('wco-xml', aDeclaration('CONV-2'));
    const { content, lost, wanting } = await convert('ncts-xml', xml, { 'accept-language': 'zh' });
    expect(content).toContain('<LRN>CONV-2</LRN>');
    expect(lost).toContainEqual({
      pointer: '/payload/InvoiceAmount/amount',
      sourcePath: '/md:MetaData/Declaration/InvoiceAmount',
      line: 2,
      column: expect.any(Number),
      value: '250000',
      reason: expect.stringMatching(/目标标准/),
    });
    expect(wanting.map(({ pointer }) => pointer)).toContain('/TransitOperation/declarationType');
  });

  it('checks every message of NCTS, also those that are no filing', async () => {
    const sound = invalidationOf('LRN-9', 'Sold');
    expect(await convert('json', sound)).toMatchObject({ from: 'ncts-xml', faults: [], lost: [] });
    const broken = sound.replace('<initiatedByCustoms>0<', '<initiatedByCustoms>no<');
    expect((await convert('json', broken)).faults).toMatchObject([
      {
        code: 'schema/not-in-list',
        pointer: '/payload/Invalidation/initiatedByCustoms',
        sourcePath: '/ncts:CC014C/Invalidation/initiatedByCustoms',
        line: 2,
        value: 'no',
        remedy: expect.any(String),
      },
    ]);
  });

  it('checks a declaration by its kind', async () => {
    const { content } = await convert('wco-xml', aDeclaration('CONV-4'));
    const { faults } = await convert('json', content.replace(/(<GoodsItemQuantity>)\d+/, '$1many'));
    expect(faults).toMatchObject([
      { code: 'schema/form', sourcePath: '/md:MetaData/Declaration/GoodsItemQuantity', line: 2 },
    ]);
  });

  it('tells what stays behind in a transport envelope', async () => {
    const { content } = await convert('wco-xml', aDeclaration('CONV-5'));
    const [head, ...declaration] = content.split('\n');
    const sent = [head, '<q:request xmlns:q="urn:q">', '<q:id>7</q:id>', ...declaration, '</q:request>'].join(
      '\n',
    );
    const { lost, lostCount, content: back } = await convert('json', sent);
    expect([lostCount, lost]).toEqual([
      1,
      [{ sourcePath: '/request/id', line: 3, column: 1, value: '7', reason: expect.any(String) }],
    ]);
    expect(back).toMatchObject(aDeclaration('CONV-5').payload);
  });

  it('gives goods items as a table', async () => {
    const { mediaType, content, lostCount, lost } = await convert('csv', asMessage(aTransit('LRN-10')));
    expect(mediaType).toBe('text/csv');
    expect(content.split('\r\n')[1]).toMatch(/^1,/);
    expect(lost.length).toBe(lostCount);
  });

  it('counts all that is lost and tells the first five hundred', async () => {
    const texts = Array.from({ length: 700 }, () => ({ StatementCode: 'A' }));
    const { lost, lostCount } = await convert(
      'csv',
      aDeclaration('CONV-3', { AdditionalInformation: texts }),
    );
    expect([lost.length, lostCount > 700]).toEqual([500, true]);
  });

  it.each([
    [
      'a sort of message that declares no goods',
      'wco-xml',
      invalidationOf('L', 'x'),
      422,
      'conversion/no-counterpart',
    ],
    ['a format that nobody knows', 'pdf', '<a/>', 422, 'request/invalid'],
    ['XML of no standard', 'json', '<a/>', 400, 'filing/malformed-xml'],
    ['a document type', 'json', '<!DOCTYPE a><a/>', 400, 'filing/doctype-refused'],
    ['JSON without a payload', 'csv', {}, 422, 'request/invalid'],
    ['a model that is no message', 'ncts-xml', { payload: { messageType: { a: 1 } } }, 200, undefined],
    ['a model of nothing', 'wco-xml', { payload: {} }, 200, undefined],
  ])('answers %s', async (_what, to, body, status, code) => {
    const answer = await ask(to, body);
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
  });
});
