import { UuidV7Ids, type RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { ApplyDecisionHandler } from '../apply-decision/apply-decision.handler';
import { lodged, lotReceived, takenBack, taskDecided, waybill } from '../domain/builders/events';
import { NoteGoodsHandler } from '../note-goods-arrival/note-goods.handler';
import { startCustomsZone } from '../start-customs-zone';
import { TakeDeclarationHandler } from '../take-declaration/take-declaration.handler';
import { WithdrawDeclarationConsumer } from './withdraw-declaration.consumer';

const AWB = '999-12345675';

describe('a withdrawn filing', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;

  beforeAll(async () => {
    [database, issuer] = await Promise.all([testDatabase('customs_zone'), testIssuer()]);
    service = await startTestService(startCustomsZone, { database, issuer });
    const note = service.app.get(NoteGoodsHandler);
    await database.db.transaction((tx) => note.noteWaybills(tx, [waybill(AWB)]));
    await database.db.transaction((tx) => note.noteLots(tx, [lotReceived(AWB)]));
  });
  afterAll(async () => {
    await service.stop();
    await issuer.stop();
    await database.drop();
  });

  /** The goods are there: the one importer's declarations are released at once, the other's wait for an officer. */
  const lodge = async (importerId: string): Promise<string> => {
    const filingId = new UuidV7Ids().next();
    const take = service.app.get(TakeDeclarationHandler);
    await database.db.transaction((tx) => take.take(tx, [lodged({ filingId, awb: AWB, importerId })]));
    return filingId;
  };
  const takeBack = (filingId: string) =>
    database.db.transaction((tx) =>
      service.app.get(WithdrawDeclarationConsumer).takeBack(takenBack(filingId), { tx }),
    );
  const statusOf = async (filingId: string) =>
    (await database.db.query('SELECT status FROM declaration WHERE filing_id = $1', [filingId]))[0]?.[
      'status'
    ];
  const held = async (organisationId: string): Promise<number> => {
    const sql = 'SELECT held FROM guarantee WHERE organisation_id = $1';
    return Number((await database.db.query(sql, [organisationId]))[0]?.['held']);
  };
  const factsOf = async (filingId: string) =>
    (
      await database.db.query<{ type: string }>(
        `SELECT headers::jsonb ->> 'ce_type' AS type FROM bus.message WHERE key = $1
         UNION ALL SELECT type FROM outbox WHERE stream_key = $1`,
        [filingId],
      )
    ).map(({ type }) => type);

  it('gives the guarantee back, and a decision that crossed it releases nothing', async () => {
    const before = await held('jialing-trading');
    const filingId = await lodge('jialing-trading');
    expect(await statusOf(filingId)).toBe('manualReview');
    expect(await held('jialing-trading')).toBeGreaterThan(before);

    await takeBack(filingId);
    expect(await statusOf(filingId)).toBe('returned');
    expect(await held('jialing-trading')).toBe(before);

    const decide = service.app.get(ApplyDecisionHandler);
    await database.db.transaction((tx) => decide.apply(tx, taskDecided(filingId)));
    expect(await statusOf(filingId)).toBe('returned');
    expect(await factsOf(filingId)).not.toContain('landport.customs-zone.declaration-released.v1');
  });

  it('changes nothing for goods that are released', async () => {
    const filingId = await lodge('yuzhou-imports');
    expect(await statusOf(filingId)).toBe('released');
    const before = await held('yuzhou-imports');
    await takeBack(filingId);
    expect(await statusOf(filingId)).toBe('released');
    expect(await held('yuzhou-imports')).toBe(before);
  });
});
