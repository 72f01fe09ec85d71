import {
  DeclarationAccepted,
  DeclarationAssessed,
  DeclarationAwaitsArrival,
  DeclarationGoodsExited,
  DeclarationRefused,
  DeclarationReleased,
  ReviewRequested,
} from '@landport/contracts';
import { Mrn } from '@landport/domain';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration, describedAs } from '../../../../test/filing/filings';
import { RecordCustomsAnswer } from './record-customs-answer.consumer';

const AT = '2026-03-02T08:00:00.000Z';
const MRN = Mrn.of(2026, 'CN', '1');
const MONEY = { amount: '1260.89', currency: 'CNY' };

describe('what customs answers', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const of = (filingId: string, version = 1) => ({ filingId, version, concerns: ['yuzhou-imports'] });
  const accepted = (id: string, version = 1) => ({ ...of(id, version), mrn: MRN, acceptedAt: AT });
  const assessed = (id: string) => ({
    ...of(id),
    lane: 'green' as const,
    duty: MONEY,
    vat: MONEY,
    total: MONEY,
    guaranteeHeld: MONEY,
    assessedAt: AT,
  });
  const released = (id: string, version = 1) => ({
    ...of(id, version),
    mrn: MRN,
    releasedAt: AT,
    releasedBy: 'rules',
  });
  const refused = (id: string, version = 1) => ({
    ...of(id, version),
    refusedAt: AT,
    refusedBy: 'officer-chen',
    reasons: [],
  });
  const shown = async (id: string) => (await window.ask('importer', 'GET', `/v1/filings/${id}`)).json;
  const actionsOf = async (id: string) =>
    (
      (await window.ask('importer', 'GET', `/v1/filings/${id}/history`)).json['items'] as unknown as {
        action: string;
      }[]
    ).map(({ action }) => action);

  it('is told on in the filing’s own sequence, for many filings of a batch at once', async () => {
    const ids = await Promise.all(
      Array.from(
        { length: 40 },
        async (_, n) => (await window.lodge('importer', aDeclaration(`MANY-${n}`))).id,
      ),
    );
    await window.tell(
      DeclarationAccepted,
      ids.map((id) => accepted(id)),
    );
    await window.tell(DeclarationAssessed, ids.map(assessed));
    await window.tell(
      DeclarationReleased,
      ids.map((id) => released(id)),
    );
    await window.tell(
      DeclarationGoodsExited,
      ids.map((id) => ({ ...of(id), gatePassId: id, exitedAt: AT })),
    );
    await window.handled(ids);
    for (const id of ids) {
      expect(await shown(id)).toMatchObject({
        status: 'released',
        mrn: MRN,
        lane: 'green',
        customs: { releasedAt: AT, exitedAt: AT },
      });
      const facts = await window.facts(id, 5);
      expect(facts.map(({ type }) => type.split('.')[2])).toEqual([
        'lodged',
        'accepted',
        'assessed',
        'released',
        'goods-exited',
      ]);
    }
    expect(
      (await window.ask('importer', 'GET', `/v1/filings/${ids[0]}/history`)).json['chain'],
    ).toMatchObject({ whole: true });
  });

  it('says what a waiting declaration waits for', async () => {
    const { id } = await window.lodge('importer', aDeclaration('WAIT-1'));
    const awaits = [
      { what: 'waybill', identifier: '999-12345675', text: { en: 'Goods not arrived.', zh: '货物未到。' } },
    ];
    await window.tell(DeclarationAwaitsArrival, [{ ...of(id), awaits, since: AT }]);
    await window.handled([id]);
    expect(await shown(id)).toMatchObject({ status: 'awaitingArrival', customs: { awaits } });
  });

  it('lets a refused declaration be corrected under its reference, and ignores answers to the version before', async () => {
    const { id } = await window.lodge('importer', aDeclaration('FIX-1'));
    await window.tell(DeclarationRefused, [refused(id)]);
    await window.handled([id]);
    expect(await shown(id)).toMatchObject({ status: 'refused', decision: { decidedBy: 'officer-chen' } });
    const correct = (etag: string | undefined, body: object, key = 'fix') =>
      window.ask('importer', 'POST', `/v1/filings/${id}/versions`, {
        body,
        headers: { 'idempotency-key': key, ...(etag !== undefined && { 'if-match': etag }) },
      });
    const body = describedAs(aDeclaration('FIX-1'), 'Memories');
    expect((await correct(undefined, body)).status).toBe(428);
    expect((await correct('"1"', body)).status).toBe(412);
    const etag = await window.etagOf('importer', `/v1/filings/${id}`);
    expect((await correct(etag, aDeclaration('FIX-2'))).json['code']).toBe('filing/another-filing');
    const second = await correct(etag, body);
    expect(second.status).toBe(202);
    expect(second.json).toMatchObject({ id, version: 2, reference: 'FIX-1', status: 'lodged' });
    const again = await correct(etag, body);
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([second.text, 'true']);

    await window.tell(DeclarationAssessed, [assessed(id)]);
    await window.tell(DeclarationAccepted, [accepted(id, 2)]);
    await window.handled([id]);
    expect(await shown(id)).toMatchObject({ status: 'lodged', version: 2, mrn: MRN });
    expect(await actionsOf(id)).toEqual(['lodged', 'decided', 'corrected', 'ignored', 'accepted']);
    const receipt = await window.ask('importer', 'GET', `/v1/filings/${id}/receipt?version=1`);
    expect(receipt.json['receipt']).not.toBe(second.json['receipt']);
  });

  it('cannot be undone by a new version once the goods are released', async () => {
    const { id } = await window.lodge('importer', aDeclaration('LATE-1'));
    await window.tell(DeclarationReleased, [released(id)]);
    await window.handled([id]);
    const etag = await window.etagOf('importer', `/v1/filings/${id}`);
    const late = await window.ask('importer', 'POST', `/v1/filings/${id}/versions`, {
      body: describedAs(aDeclaration('LATE-1'), 'Memories'),
      headers: { 'if-match': etag },
    });
    expect([late.status, late.json['code']]).toEqual([409, 'filing/not-open']);
    expect(await shown(id)).toMatchObject({ status: 'released', version: 1 });
  });

  it('lets a release stand that a new version crossed, and shows the exit that follows', async () => {
    const { id, etag } = await window.lodge('importer', aDeclaration('CROSS-1'));
    const crossing = await window.ask('importer', 'POST', `/v1/filings/${id}/versions`, {
      body: describedAs(aDeclaration('CROSS-1'), 'Memories'),
      headers: { 'if-match': etag },
    });
    expect(crossing.status).toBe(202);
    await window.tell(DeclarationReleased, [released(id, 1)]);
    await window.tell(DeclarationRefused, [refused(id, 2)]);
    await window.tell(DeclarationGoodsExited, [{ ...of(id, 1), gatePassId: id, exitedAt: AT }]);
    await window.handled([id]);
    expect(await shown(id)).toMatchObject({
      status: 'released',
      customs: { releasedAt: AT, exitedAt: AT },
    });
    expect(await actionsOf(id)).toEqual(['lodged', 'corrected', 'released', 'ignored', 'goodsExited']);
    const [, , told] = await window.facts(id, 4);
    expect(told).toMatchObject({ type: 'landport.filing.released.v1', data: { version: 1 } });
  });

  it('leaves no task behind when review and release come in one batch', async () => {
    const { id } = await window.lodge('importer', aDeclaration('QUICK-1'));
    const review = { ...of(id), lane: 'red' as const, body: 'ckg-customs', requestedAt: AT };
    const consumer = window.service.app.get(RecordCustomsAnswer, { strict: false });
    const received = (type: string, data: { filingId: string; version: number }, n: number) =>
      ({
        type,
        data,
        traceparent: `00-${`${n}`.repeat(32)}-${'b'.repeat(16)}-01`,
        correlationId: `cause-${n}`,
      }) as never;
    await window.database.db.transaction((tx) =>
      consumer.record(
        [received(ReviewRequested.type, review, 1), received(DeclarationReleased.type, released(id), 2)],
        {
          tx,
        },
      ),
    );
    expect(await shown(id)).toMatchObject({ status: 'released' });
    expect((await window.ask('chen', 'GET', '/v1/tasks')).json['items']).toEqual([]);
    const [, opened, letGo] = await window.facts(id, 3);
    expect([opened?.cause, letGo?.cause]).toEqual(['cause-1', 'cause-2']);
  });

  it('is not shown to another organisation, by any route', async () => {
    const { id, etag } = await window.lodge('importer', aDeclaration('MINE-1'));
    const headers = { 'if-match': etag };
    for (const part of ['', '/history', '/receipt']) {
      expect((await window.ask('second', 'GET', `/v1/filings/${id}${part}`)).status).toBe(404);
    }
    const body = aDeclaration('MINE-1');
    expect((await window.ask('second', 'POST', `/v1/filings/${id}/versions`, { body, headers })).status).toBe(
      404,
    );
    const withdrawal = { body: { reason: 'mine' }, headers };
    expect((await window.ask('second', 'POST', `/v1/filings/${id}/withdrawal`, withdrawal)).status).toBe(404);
    expect((await window.ask('second', 'GET', '/v1/submissions?key=MINE-1')).json).toMatchObject({
      accepted: false,
    });
    expect((await window.ask('second', 'GET', '/v1/filings')).json['items']).toEqual([]);
  });
});
