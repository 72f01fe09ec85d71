import {
  DeclarationAccepted,
  DeclarationRefused,
  DeclarationReleased,
  type GrantView,
} from '@landport/contracts';
import { Mrn } from '@landport/domain';
import { setTimeout as sleep } from 'node:timers/promises';
import { FilingWindow, type Answer, type Person } from '../../../../test/filing/filing-window';
import { OfficersDesk } from '../../../../test/filing/officers-desk';
import { aDeclaration } from '../../../../test/filing/filings';
import { aFullDeclaration, aLicence, aSummary, underLicence } from '../../../../test/filing/trade-filings';
import { writeWcoXml } from '../formats/wco-xml/write-wco-xml';
import { SingleIntake } from '../intake/single-intake';

const AT = '2026-03-02T08:00:00.000Z';

describe('what filings draw from grants', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const approve = (who: Person, id: string) =>
    new OfficersDesk(window).work(who, id, 'decision', { outcome: 'approved', reason: 'As the papers say.' });

  let licences = 0;
  /** A licence for so many pieces, in force. */
  const licensed = async (value: string, change: object = {}): Promise<string> => {
    licences += 1;
    const { id } = await window.lodge('importer', aLicence(`IL-${licences}`, value, change));
    await approve('zhao', id);
    const { items } = (await window.ask('importer', 'GET', `/v1/grants?filing=${id}`)).json as unknown as {
      items: GrantView[];
    };
    return items[0]!.number;
  };
  const submit = (body: object) => window.ask('importer', 'POST', '/v1/filings', { body });
  const dryRun = (body: object) => window.ask('importer', 'POST', '/v1/filings?validate=only', { body });
  const grant = async (number: string) =>
    (await window.ask('importer', 'GET', `/v1/grants/${number}`)).json as unknown as GrantView & {
      drawings: { value?: string; short?: string; givenBackAt?: string }[];
    };
  const left = async (number: string) => (await grant(number)).quantity?.available;
  const codesOf = ({ json }: Answer) =>
    (json['errors'] as unknown as { code: string }[]).map(({ code }) => code);
  const withdraw = async (id: string) => {
    const headers = { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) };
    const body = { reason: 'Sold on the way.' };
    return window.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, { headers, body });
  };
  const correct = async (id: string, body: object) => {
    const headers = { 'if-match': await window.etagOf('importer', `/v1/filings/${id}`) };
    return window.ask('importer', 'POST', `/v1/filings/${id}/versions`, { headers, body });
  };
  const toldOf = (filingId: string) => ({ filingId, version: 1, concerns: ['yuzhou-imports'] });

  it('lets fifty filings draw at once, and never below zero', async () => {
    const number = await licensed('1000');
    const before = await window.count('filing');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => submit(underLicence(`RUSH-${n}`, [number, '99']))),
    );
    const taken = answers.filter(({ status }) => status === 202);
    const refused = answers.filter(({ status }) => status === 422);
    expect([taken.length, refused.length]).toEqual([10, 40]);
    for (const answer of refused) expect(codesOf(answer)).toEqual(['filing/citation-exceeds']);
    expect(await left(number)).toBe('10');
    expect(await window.count('filing')).toBe(before + 10);
    expect((await grant(number)).drawings).toHaveLength(10);
    // What is left to the piece can still be had, and nothing after it.
    expect((await submit(underLicence('RUSH-LAST', [number, '10']))).status).toBe(202);
    expect(await grant(number)).toMatchObject({ status: 'exhausted', quantity: { available: '0' } });
    const late = await submit(underLicence('RUSH-LATE', [number, '0.000001']));
    expect(late.json['errors']).toMatchObject([
      {
        pointer:
          '/payload/GoodsShipment/GovernmentAgencyGoodsItem/0/AdditionalDocument/0/WriteOff/QuantityQuantity/value',
        value: '0.000001',
        message: expect.stringContaining('has 0 PCE left'),
        remedy: expect.stringContaining('at most 0 PCE'),
        line: 1,
      },
    ]);
  });

  it('places what does not bear in a declaration that came as XML', async () => {
    const number = await licensed('5');
    const { payload } = underLicence('XML-1', [number, '6']);
    const body = writeWcoXml(payload);
    const answer = await window.ask('importer', 'POST', '/v1/filings', {
      body,
      contentType: 'application/xml',
    });
    expect(answer.json['errors']).toMatchObject([
      {
        code: 'filing/citation-exceeds',
        sourcePath: expect.stringMatching(/AdditionalDocument.*WriteOff.*QuantityQuantity$/),
        line: expect.any(Number),
      },
    ]);
    expect(await left(number)).toBe('5');
  });

  it('draws once for a filing that is sent again, even when nothing is left for it', async () => {
    const number = await licensed('100');
    const filing = underLicence('AGAIN', [number, '100']);
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(filing)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await submit(filing)).headers.get('idempotency-replayed')).toBe('true');
    expect(await left(number)).toBe('0');
    expect((await grant(number)).drawings).toHaveLength(1);
  });

  it('waits for those before it at the same licence longer than for an equal request', async () => {
    const number = await licensed('1');
    const lodged = window.database.db.transaction(async (tx) => {
      await tx.query('SELECT FROM issued_grant WHERE number = $1 FOR UPDATE', [number]);
      const waiting = submit(underLicence('QUEUED', [number, '1']));
      await sleep(5_500);
      return { waiting };
    });
    expect((await (await lodged).waiting).status).toBe(202);
  });

  it('never waits in a circle when filings cite the same licences in another order', async () => {
    const [one, two] = [await licensed('100'), await licensed('100')];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => {
        const cited = [[one, '1'] as const, [two, '1'] as const];
        return submit(underLicence(`CROSS-${n}`, ...(n % 2 === 0 ? cited : cited.reverse())));
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 202));
    expect([await left(one), await left(two)]).toEqual(['88', '88']);
  });

  it('adds up what one filing draws in several places', async () => {
    const number = await licensed('100');
    const twice = await submit(underLicence('SUM-1', [number, '60'], [number, '60']));
    expect(codesOf(twice)).toEqual(['filing/citation-exceeds']);
    expect(twice.json['errors']).toMatchObject([{ message: expect.stringContaining('has 40 PCE left') }]);
    expect((await submit(underLicence('SUM-2', [number, '60'], [number, '40']))).status).toBe(202);
  });

  it('tells every citation that does not bear, at once, and the dry run says the same and draws nothing', async () => {
    const [own, suspended] = [await licensed('100'), await licensed('100')];
    await change(suspended, 'suspension');
    const { id } = await window.lodge('second', aLicence('THEIRS', '100'));
    await approve('zhao', id);
    const theirs = (await window.ask('second', 'GET', '/v1/grants')).json as unknown as {
      items: GrantView[];
    };
    const filing = underLicence(
      'WRONG-1',
      ['IL-2026-999999-99', '1'],
      [theirs.items[0]!.number, '1'],
      [suspended, '1'],
      [own, '1', 'KGM'],
      [own, '101'],
      [own, '0'],
    );
    const codes = [
      'filing/citation-unknown',
      'filing/citation-unknown',
      'filing/citation-not-in-force',
      'filing/citation-in-other-unit',
      'filing/citation-exceeds',
      'filing/citation-without-quantity',
    ];
    const tried = await dryRun(filing);
    expect([tried.status, tried.json['valid'], codesOf(tried)]).toEqual([200, false, codes]);
    const lodged = await submit(filing);
    expect([lodged.status, codesOf(lodged)]).toEqual([422, codes]);
    expect(lodged.json['errors']).toEqual(tried.json['errors']);
    expect((await dryRun(underLicence('WRONG-2', [own, '100']))).json['valid']).toBe(true);
    expect(await left(own)).toBe('100');
    // With a fault of the rules beside it: both are told.
    const more = underLicence('WRONG-3', [own, '101']);
    const both = await submit({ ...more, payload: { ...more.payload, GoodsItemQuantity: '7' } });
    expect(codesOf(both)).toEqual(['import-declaration/goods-item-count', 'filing/citation-exceeds']);
  });

  const change = async (number: string, what: string, who: 'zhao' | 'importer' = 'zhao') =>
    window.ask(who, 'POST', `/v1/grants/${number}/${what}`, {
      headers: { 'if-match': await window.etagOf(who, `/v1/grants/${number}`) },
      body: { reason: 'Under inquiry.' },
    });

  it('gives back what a withdrawn or refused filing drew, once', async () => {
    const number = await licensed('100');
    const { id } = await window.lodge('importer', underLicence('BACK-1', [number, '70']));
    expect((await withdraw(id)).status).toBe(200);
    expect(await left(number)).toBe('100');
    const second = await window.lodge('importer', underLicence('BACK-2', [number, '70']));
    expect(await left(number)).toBe('30');
    await window.tell(DeclarationRefused, [
      { ...toldOf(second.id), refusedAt: AT, refusedBy: 'officer-chen', reasons: [] },
    ]);
    await window.handled([second.id]);
    const { drawings, quantity } = await grant(number);
    expect(quantity?.available).toBe('100');
    expect(drawings.map(({ givenBackAt }) => typeof givenBackAt)).toEqual(['string', 'string']);
    // Corrected, it draws again.
    expect((await correct(second.id, underLicence('BACK-2', [number, '40']))).status).toBe(202);
    expect(await left(number)).toBe('60');
  });

  it('draws the difference for a new version, and leaves all as it was when that does not bear', async () => {
    const number = await licensed('100');
    const { id } = await window.lodge('importer', underLicence('MORE-1', [number, '80']));
    expect((await correct(id, underLicence('MORE-1', [number, '95']))).status).toBe(202);
    expect(await left(number)).toBe('5');
    expect(codesOf(await correct(id, underLicence('MORE-1', [number, '101'])))).toEqual([
      'filing/citation-exceeds',
    ]);
    expect(await left(number)).toBe('5');
    expect((await correct(id, aDeclaration('MORE-1'))).status).toBe(202);
    expect(await left(number)).toBe('100');
  });

  it('draws again when a release crossed the withdrawal, and tells what was not there any more', async () => {
    const number = await licensed('100');
    const { id } = await window.lodge('importer', underLicence('CROSSED-1', [number, '80']));
    await withdraw(id);
    await window.lodge('importer', underLicence('CROSSED-2', [number, '50']));
    const mrn = Mrn.of(2026, 'CN', '77');
    await window.tell(DeclarationAccepted, [{ ...toldOf(id), mrn, acceptedAt: AT }]);
    await window.tell(DeclarationReleased, [{ ...toldOf(id), mrn, releasedAt: AT, releasedBy: 'rules' }]);
    await window.handled([id]);
    const { quantity, drawings } = await grant(number);
    expect(quantity?.available).toBe('0');
    expect(drawings.map(({ value, short }) => [value, short])).toEqual([
      ['50', undefined],
      ['80', '30'],
    ]);
  });

  it('takes one live full declaration of a summary that was approved, in the same words', async () => {
    const summary = await window.lodge('importer', aSummary('SUM-A'));
    expect(codesOf(await submit(aFullDeclaration('FULL-0', 'SUM-A')))).toEqual([
      'filing/citation-not-in-force',
    ]);
    await approve('chen', summary.id);
    expect(codesOf(await submit(aFullDeclaration('FULL-1', 'SUM-B')))).toEqual(['filing/citation-unknown']);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const other = await submit(aFullDeclaration('FULL-1', 'SUM-A', yesterday));
    expect(other.json['errors']).toMatchObject([
      { code: 'filing/citation-differs', pointer: '/payload/BorderTransportMeans/ArrivalDateTime' },
    ]);
    const none = aFullDeclaration('FULL-1', 'SUM-A');
    delete (none.payload as unknown as { GoodsShipment: Record<string, unknown> }).GoodsShipment[
      'PreviousDocument'
    ];
    expect(codesOf(await submit(none))).toEqual(['filing/citation-missing']);

    const rush = await Promise.all(
      Array.from({ length: 10 }, (_, n) => submit(aFullDeclaration(`FULL-RUSH-${n}`, 'SUM-A'))),
    );
    const taken = rush.filter(({ status }) => status === 202);
    expect(taken).toHaveLength(1);
    for (const each of rush.filter(({ status }) => status !== 202)) {
      expect(codesOf(each)).toEqual(['filing/citation-taken']);
    }
    await withdraw(String(taken[0]!.json['id']));
    expect((await submit(aFullDeclaration('FULL-2', 'SUM-A'))).status).toBe(202);
  });

  it('locks nothing for a filing that cites nothing', async () => {
    const single = window.service.app.get(SingleIntake, { strict: false });
    const taken = jest.spyOn(single, 'take');
    try {
      const number = await licensed('100');
      expect(taken).not.toHaveBeenCalled();
      await window.lodge('importer', aDeclaration('FREE-1'));
      expect(taken).not.toHaveBeenCalled();
      await window.lodge('importer', underLicence('FREE-2', [number, '1']));
      expect(taken).toHaveBeenCalledTimes(1);
    } finally {
      taken.mockRestore();
    }
  });
});
