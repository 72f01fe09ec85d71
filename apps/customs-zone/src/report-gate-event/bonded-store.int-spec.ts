import { Quantity } from '@landport/domain';
import { Database, UuidV7Ids, type RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { listAt, passOf, ZoneClient, type Answer } from '../builders/zone-client';
import { lodged, lotReceived, waybill } from '../domain/builders/events';
import { NoteGoodsHandler } from '../note-goods-arrival/note-goods.handler';
import { startCustomsZone } from '../start-customs-zone';
import { TakeDeclarationHandler } from '../take-declaration/take-declaration.handler';

const ids = new UuidV7Ids();
let serial = 2000000;
const nextAwb = (): string => {
  serial += 1;
  return `999-${serial}${serial % 7}`;
};

describe('a bonded store over its API', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;
  let operator: ZoneClient;
  let importer: ZoneClient;
  let stranger: ZoneClient;
  let officer: ZoneClient;

  beforeAll(async () => {
    [database, issuer] = await Promise.all([testDatabase('customs_zone'), testIssuer()]);
    service = await startTestService(startCustomsZone, { database, issuer });
    const scopes = ['zone:read', 'zone:write'];
    const clientOf = async (org: string, roles: string[] = []) =>
      new ZoneClient(service.url, await issuer.token({ org, scopes, roles }));
    operator = await clientOf('ckg-bonded-port');
    importer = await clientOf('yuzhou-imports');
    stranger = await clientOf('jialing-trading');
    officer = await clientOf('ckg-customs', ['officer']);
  });
  afterAll(async () => {
    await service.stop();
    await issuer.stop();
    await database.drop();
  });

  const receive = async (awb: string): Promise<void> => {
    const note = service.app.get(NoteGoodsHandler);
    await service.app.get(Database).transaction(async (tx) => {
      await note.noteWaybills(tx, [waybill(awb)]);
      await note.noteLots(tx, [lotReceived(awb)]);
    });
  };
  const stocked = async () => {
    const [ledger, awb] = [await operator.openLedger(), nextAwb()];
    await receive(awb);
    await operator.throughGate(passOf(await operator.takeIn(ledger.id, awb)));
    return { ...ledger, awb };
  };
  it('takes a received lot in by a list and its gate pass, in double entry', async () => {
    const [ledger, awb] = [await operator.openLedger(), nextAwb()];
    expect(ledger.ledgerNo).toMatch(/^T8000W\d{6}$/);
    expect(await operator.takeIn(ledger.id, awb)).toMatchObject({
      status: 409,
      body: { code: 'zone/goods-not-received' },
    });
    await receive(awb);
    const list = await operator.takeIn(ledger.id, awb);
    expect(list).toMatchObject({ status: 201, body: { status: 'approved', deductionMark: 1, awb } });
    expect(list.body['listNo']).toMatch(/^QD8000\d{2}I\d{9}$/);
    expect(await operator.balance(ledger.id)).toEqual(['0', '0', '0', '1000']);
    expect(await operator.throughGate(passOf(list))).toMatchObject({
      status: 201,
      body: { outcome: 'passed' },
    });
    expect(await operator.balance(ledger.id)).toEqual(['1000', '0', '1000', '0']);
    const entries = await operator.get(`/v1/zone/ledgers/${ledger.id}/entries`);
    expect(entries.body['items']).toMatchObject([
      {
        entryNo: 1,
        movement: 'admissionApproved',
        lines: [{ from: 'ABROAD', to: 'PRE_IN', lot: `${awb}/1` }],
      },
      { entryNo: 2, movement: 'admissionDeducted', lines: [{ from: 'PRE_IN', to: 'ON_HAND' }] },
    ]);
    expect(await operator.takeIn(ledger.id, awb, '1', 1)).toMatchObject({
      status: 409,
      body: { code: 'zone/insufficient-lot', detail: expect.stringContaining('has 0 of 10 pieces left') },
    });
  });

  it('releases a declaration out of the ledger with list and open pass, and closes it at the gate', async () => {
    const ledger = await stocked();
    const filingId = ids.next();
    const declared = lodged({
      filingId,
      ledger: { ledgerNo: ledger.ledgerNo, quantity: Quantity.of('400', 'PCE') },
    });
    const take = service.app.get(TakeDeclarationHandler);
    await database.db.transaction((tx) => take.take(tx, [declared]));
    const path = `/v1/zone/declarations/${filingId}`;
    expect(await importer.get(path)).toMatchObject({
      status: 200,
      body: {
        status: 'released',
        statusNumber: 800,
        lane: 'green',
        laneReasons: [],
        guaranteeHeld: { amount: '32597.50' },
      },
    });
    expect(await operator.balance(ledger.id)).toEqual(['1000', '400', '600', '0']);
    const passes = await operator.get(`/v1/zone/gate-passes?filingId=${filingId}`);
    const [pass] = listAt<{ id: string }>(passes.body, 'items');
    expect(await operator.throughGate(pass!.id)).toMatchObject({ status: 201, body: { outcome: 'passed' } });
    expect(await operator.throughGate(pass!.id)).toMatchObject({
      status: 409,
      body: { code: 'state/illegal-transition' },
    });
    expect(await operator.balance(ledger.id)).toEqual(['600', '0', '600', '0']);
    expect(await operator.get(path)).toMatchObject({ body: { status: 'closed', guaranteeHeld: null } });
    expect(await officer.get(path)).toMatchObject({
      body: { laneReasons: [{ code: 'risk/no-finding' }], history: expect.any(Array) },
    });
  });

  it('refuses a declaration, and a list, of more than the ledger holds, naming the balance', async () => {
    const ledger = await stocked();
    expect(await operator.takeOut(ledger.id, '1000.5')).toMatchObject({
      status: 409,
      body: {
        code: 'zone/insufficient-balance',
        detail: `Item 1 of ledger ${ledger.ledgerNo} has 1000 PCE available, 1000.5 PCE was asked for.`,
      },
    });
    const filingId = ids.next();
    const declared = lodged({
      filingId,
      ledger: { ledgerNo: ledger.ledgerNo, quantity: Quantity.of('1001', 'PCE') },
    });
    await database.db.transaction((tx) => service.app.get(TakeDeclarationHandler).take(tx, [declared]));
    const { body } = await importer.get(`/v1/zone/declarations/${filingId}`);
    expect(body).toMatchObject({
      status: 'rejected',
      mrn: null,
      history: [{ why: expect.stringContaining('has 1000 PCE') }],
    });
  });

  it('lets ten at once take out no more than there is', async () => {
    const ledger = await stocked();
    const answers = await Promise.all(Array.from({ length: 10 }, () => operator.takeOut(ledger.id, '150')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    expect(await operator.balance(ledger.id)).toEqual(['1000', '900', '100', '0']);
  });

  it('takes a list back by reverse entries, for who has seen its version', async () => {
    const ledger = await stocked();
    const list = await operator.takeOut(ledger.id, '250');
    const path = `/v1/zone/inventory-lists/${String(list.body['id'])}/cancellation`;
    expect(await operator.post(path)).toMatchObject({ status: 428 });
    expect(await operator.post(path, undefined, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
    const etag = list.headers.get('etag') ?? '';
    expect(await operator.post(path, undefined, { 'if-match': etag })).toMatchObject({
      status: 200,
      body: { status: 'deleted', gatePasses: [{ status: 'void' }] },
    });
    expect(await operator.balance(ledger.id)).toEqual(['1000', '0', '1000', '0']);
  });

  it('answers the same for the same key, and posts once', async () => {
    const ledger = await stocked();
    const list = await operator.takeOut(ledger.id, '250');
    const key = { 'idempotency-key': ids.next() };
    const [first, again] = [
      await operator.throughGate(passOf(list), key),
      await operator.throughGate(passOf(list), key),
    ];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await operator.balance(ledger.id)).toEqual(['750', '0', '750', '0']);
  });

  it('is not there for another organisation, and the gate is the operator’s alone', async () => {
    const ledger = await stocked();
    const list = await operator.takeOut(ledger.id, '250');
    const listPath = `/v1/zone/inventory-lists/${String(list.body['id'])}`;
    for (const path of [`/v1/zone/ledgers/${ledger.id}`, listPath, `/v1/zone/gate-passes/${passOf(list)}`]) {
      expect(await importer.get(path)).toMatchObject({ status: 200 });
      expect(await stranger.get(path)).toMatchObject({ status: 404 });
    }
    const events = `/v1/zone/gate-passes/${passOf(list)}/gate-events`;
    const report = { vehicle: '渝A12345' };
    expect(await stranger.post(events, report)).toMatchObject({ status: 404 });
    expect(await importer.post(events, report)).toMatchObject({ status: 403 });
    expect(
      await importer.post('/v1/zone/ledgers', { enterpriseId: 'yuzhou-imports', items: [] }),
    ).toMatchObject({ status: 422 });
    const guarantees = await stranger.get('/v1/zone/guarantees');
    expect(guarantees.body['items']).toMatchObject([{ organisationId: 'jialing-trading' }]);
  });

  it('pages its lists, each item once', async () => {
    const ledger = await stocked();
    for (let made = 0; made < 3; made += 1) await operator.takeOut(ledger.id, '1');
    const seen: string[] = [];
    let next: string | undefined = `/v1/zone/inventory-lists?ledgerId=${ledger.id}&limit=2`;
    while (next !== undefined) {
      const page: Answer = await operator.get(next);
      seen.push(...listAt<{ id: string }>(page.body, 'items').map(({ id }) => id));
      next = (page.body['next'] as { href: string } | undefined)?.href;
    }
    expect([seen.length, new Set(seen).size]).toEqual([4, 4]);
  });
});
