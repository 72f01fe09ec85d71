import { DeclarationAssessed, DeclarationReleased } from '@landport/contracts';
import { Mrn } from '@landport/domain';
import { sendDocument } from '../../../../test/documents/send-document';
import { FilingWindow, type Person } from '../../../../test/filing/filing-window';
import { aDeclaration, aWebsiteFiling } from '../../../../test/filing/filings';

const MRN = Mrn.of(2026, 'CN', '9');
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const duty = (amount: string) => ({ tax: 'duty', amount: cny(amount) });
const vat = (amount: string) => ({ tax: 'vat', amount: cny(amount) });

describe('a refund claim', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();
  async function released(reference: string, at = yesterday()): Promise<string> {
    const { id } = await window.lodge('importer', aDeclaration(reference));
    const of = { filingId: id, version: 1, concerns: ['yuzhou-imports'] };
    const money = {
      duty: cny('100.00'),
      vat: cny('13.00'),
      total: cny('113.00'),
      guaranteeHeld: cny('113.00'),
    };
    await window.tell(DeclarationAssessed, [{ ...of, ...money, lane: 'green' as const, assessedAt: at }]);
    await window.tell(DeclarationReleased, [{ ...of, mrn: MRN, releasedAt: at, releasedBy: 'rules' }]);
    await window.handled([id]);
    return id;
  }
  const claim = (
    filing: string,
    change: object = {},
    headers: Record<string, string> = {},
    who: Person = 'importer',
  ) =>
    window.ask(who, 'POST', `/v1/filings/${filing}/refund-claims`, {
      body: { reason: 'overpaid', explanation: 'The price was lower.', claimed: [duty('40.00')], ...change },
      headers,
    });
  const act = async (who: Person, id: string, what: 'review' | 'decision', body?: object) => {
    const path = `/v1/refund-claims/${id}`;
    const headers = { 'if-match': await window.etagOf(who, path) };
    return window.ask(who, 'POST', `${path}/${what}`, { headers, ...(body && { body }) });
  };

  it('is lodged, taken up and granted in part, and all concerned are told', async () => {
    const filing = await released('REF-1');
    const lodged = await claim(filing, { documents: [{ type: '380', identifier: 'INV-2' }] });
    expect(lodged.status).toBe(201);
    expect(lodged.json).toMatchObject({ state: 'lodged', body: 'ckg-customs', claimed: [duty('40.00')] });
    const id = String(lodged.json['id']);
    expect((await window.ask('chen', 'GET', '/v1/refund-claims?state=lodged')).json['items']).toHaveLength(1);
    expect((await act('chen', id, 'review')).json).toMatchObject({
      state: 'underReview',
      officer: 'officer-chen',
    });
    const decision = { outcome: 'approved', granted: [duty('25.50')], reason: 'The invoice says so.' };
    expect((await act('li', id, 'decision', decision)).json['code']).toBe('refund/held-by-another');
    const more = { ...decision, granted: [duty('40.01')] };
    expect((await act('chen', id, 'decision', more)).json['code']).toBe('refund/grant-not-claimed');
    const decided = await act('chen', id, 'decision', decision);
    expect(decided.json).toMatchObject({ state: 'approved', decision: { granted: [duty('25.50')] } });
    expect((await act('chen', id, 'decision', decision)).status).toBe(409);
    expect((await window.ask('importer', 'GET', `/v1/refund-claims/${id}`)).json).toEqual(decided.json);
    const facts = await window.facts(id, 3);
    expect(facts.map(({ type, data }) => [type.split('.')[2], data['concerns']])).toEqual(
      ['refund-claimed', 'refund-review-opened', 'refund-decided'].map((fact) => [
        fact,
        ['yuzhou-imports', 'ckg-customs'],
      ]),
    );
    // What was not granted can be asked for again, what was granted cannot.
    expect((await claim(filing, { claimed: [duty('74.51')] })).json['code']).toBe(
      'refund/more-than-assessed',
    );
    expect((await claim(filing, { claimed: [duty('74.50')] })).status).toBe(201);
  });

  it('names papers that were uploaded, for the office to read', async () => {
    const filing = await released('REF-PAPERS');
    const paper = (documentId: string) => ({ documents: [{ type: '380', identifier: 'INV-2', documentId }] });
    const theirs = await claim(filing, paper(await sendDocument(window, 'second')));
    expect([theirs.status, theirs.json['errors']]).toMatchObject([
      422,
      [{ code: 'filing/document-unknown', pointer: '/documents/0/documentId' }],
    ]);
    const mine = await sendDocument(window);
    const read = () => window.ask('chen', 'GET', `/v1/documents/${mine}/content`);
    expect((await read()).status).toBe(404);
    const lodged = await claim(filing, paper(mine));
    expect([lodged.status, lodged.json['documents']]).toEqual([201, paper(mine).documents]);
    expect((await read()).status).toBe(200);
  });

  it('never asks for more than was assessed, however many ask at once', async () => {
    const filing = await released('REF-2');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => claim(filing, { claimed: [duty('30.00')] })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    for (const { status, json } of answers.filter((each) => each.status !== 201))
      expect([status, json['code'], json['details']]).toEqual([
        422,
        'refund/more-than-assessed',
        expect.objectContaining({ pointer: '/claimed/0/amount', left: '10 CNY' }),
      ]);
  });

  it('is taken once for a key', async () => {
    const filing = await released('REF-3');
    const key = { 'idempotency-key': 'refund-once' };
    const [first, second] = [await claim(filing, {}, key), await claim(filing, {}, key)];
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(
      (await window.ask('importer', 'GET', `/v1/refund-claims?filing=${filing}`)).json['items'],
    ).toHaveLength(1);
  });

  it.each([
    ['a tax twice', [duty('1.00'), duty('1.00')]],
    ['another currency', [{ tax: 'duty', amount: { amount: '1.00', currency: 'USD' } }]],
    ['nothing', [duty('0')]],
    ['less than nothing', [duty('-1.00')]],
    ['more than was assessed', [vat('13.01')]],
  ])('is refused for %s', async (_, claimed) => {
    const filing = await released(`REF-4-${JSON.stringify(claimed).length}-${Math.round(performance.now())}`);
    expect((await claim(filing, { claimed })).status).toBe(422);
    expect((await window.ask('importer', 'GET', `/v1/refund-claims?filing=${filing}`)).json['items']).toEqual(
      [],
    );
  });

  it('comes too late after its period, and too early before there is an assessment', async () => {
    const years = (many: number) => new Date(Date.now() - many * 366 * 86_400_000).toISOString();
    const old = await released('REF-5', years(2));
    const late = await claim(old, { reason: 'goodsReturned' });
    expect([late.status, late.json['code']]).toEqual([409, 'refund/too-late']);
    const { id } = await window.lodge('importer', aDeclaration('REF-6'));
    expect((await claim(id)).json['code']).toBe('refund/nothing-to-refund');
    const website = await window.lodge('importer', aWebsiteFiling('REF-7'));
    expect((await claim(website.id)).json['code']).toBe('refund/nothing-to-refund');
  });

  it('is seen by its claimant and the office, and decided by officers of the office alone', async () => {
    const filing = await released('REF-8');
    expect((await claim(filing, {}, {}, 'second')).status).toBe(404);
    const id = String((await claim(filing)).json['id']);
    for (const who of ['second', 'wang', 'clerk'] as const)
      expect([who, (await window.ask(who, 'GET', `/v1/refund-claims/${id}`)).status]).toEqual([who, 404]);
    const by = (who: Person) =>
      window.ask(who, 'POST', `/v1/refund-claims/${id}/review`, { headers: { 'if-match': '"1"' } });
    expect((await by('wang')).status).toBe(404);
    expect((await by('clerk')).status).toBe(404);
    expect((await window.ask('chen', 'POST', `/v1/refund-claims/${id}/review`)).status).toBe(428);
    const taken = await Promise.all([by('chen'), by('li')]);
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
