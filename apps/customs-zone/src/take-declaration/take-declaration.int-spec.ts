import { UuidV7Ids, type RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { ApplyDecisionHandler } from '../apply-decision/apply-decision.handler';
import { lodged, lotReceived, taskDecided, waybill, type DeclarationWish } from '../domain/builders/events';
import { NoteGoodsHandler } from '../note-goods-arrival/note-goods.handler';
import { startCustomsZone } from '../start-customs-zone';
import { TakeDeclarationHandler } from './take-declaration.handler';

const ids = new UuidV7Ids();
let serial = 1000000;
const nextAwb = (): string => {
  serial += 1;
  return `999-${serial}${serial % 7}`;
};

describe('a lodged import declaration', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: RunningService;
  let take: TakeDeclarationHandler;
  let note: NoteGoodsHandler;
  let decide: ApplyDecisionHandler;

  beforeAll(async () => {
    [database, issuer] = await Promise.all([testDatabase('customs_zone'), testIssuer()]);
    service = await startTestService(startCustomsZone, { database, issuer });
    take = service.app.get(TakeDeclarationHandler);
    note = service.app.get(NoteGoodsHandler);
    decide = service.app.get(ApplyDecisionHandler);
  });
  afterAll(async () => {
    await service.stop();
    await issuer.stop();
    await database.drop();
  });

  const lodge = (...wishes: DeclarationWish[]) =>
    database.db.transaction((tx) => take.take(tx, wishes.map(lodged)));
  const announce = (awb: string) => database.db.transaction((tx) => note.noteWaybills(tx, [waybill(awb)]));
  const arrive = (awb: string) => database.db.transaction((tx) => note.noteLots(tx, [lotReceived(awb)]));
  const receive = async (awb: string): Promise<void> => {
    await announce(awb);
    await arrive(awb);
  };
  const read = async (filingId: string) =>
    (await database.db.query(`SELECT * FROM declaration WHERE filing_id = $1`, [filingId]))[0];
  const held = async (organisationId: string): Promise<number> => {
    const rows = await database.db.query(`SELECT held FROM guarantee WHERE organisation_id = $1`, [
      organisationId,
    ]);
    return Number(rows[0]?.['held']);
  };

  it('is released at once when its goods are there, with number, assessment and guarantee', async () => {
    const awb = nextAwb();
    await receive(awb);
    const filingId = ids.next();
    const before = await held('yuzhou-imports');
    await lodge({ filingId, awb });
    const declaration = await read(filingId);
    expect(declaration).toMatchObject({ status: 'released', awb, revision: 3, last_sequence: 3 });
    expect(['green', 'blue']).toContain(declaration?.['lane']);
    expect(declaration?.['mrn']).toMatch(/^\d{2}CN\d{14}$/);
    const steps = await database.db.query(
      `SELECT tax, rounded::text FROM assessment_step WHERE filing_id = $1 ORDER BY position`,
      [filingId],
    );
    // 250,000 insured at 3 per mille; no duty on integrated circuits; VAT 13 %.
    expect(steps).toEqual([
      { tax: 'customsValue', rounded: '250750' },
      { tax: 'duty', rounded: '0' },
      { tax: 'vat', rounded: '32597.5' },
    ]);
    expect((await held('yuzhou-imports')) - before).toBeCloseTo(32597.5, 2);
  });

  it('waits for goods that have not come, names the waybill, and goes on by itself when they come', async () => {
    const [awb, filingId] = [nextAwb(), ids.next()];
    await lodge({ filingId, awb });
    expect(await read(filingId)).toMatchObject({
      status: 'awaitArrival',
      awaits: [{ what: 'waybill', identifier: awb, text: { zh: expect.stringContaining(awb) } }],
    });
    await receive(awb);
    expect(await read(filingId)).toMatchObject({ status: 'released', awaits: [] });
  });

  it('that names no goods waits for ever and says so, and a kind without customs work is left alone', async () => {
    const [filingId, other] = [ids.next(), ids.next()];
    const recognition = lodged({ filingId: other });
    await database.db.transaction((tx) =>
      take.take(tx, [
        lodged({ filingId }),
        { ...recognition, data: { ...recognition.data, kind: 'high-tech-recognition' } },
      ]),
    );
    expect(await read(filingId)).toMatchObject({ status: 'awaitArrival', awaits: [{ identifier: '' }] });
    expect(await read(other)).toBeUndefined();
  });

  describe('meets its goods', () => {
    it('when both name the waybill for the first time at the same instant', async () => {
      const pairs = Array.from({ length: 10 }, () => ({ awb: nextAwb(), filingId: ids.next() }));
      await Promise.all(pairs.flatMap(({ awb, filingId }) => [lodge({ filingId, awb }), receive(awb)]));
      const states = await Promise.all(pairs.map(async ({ filingId }) => (await read(filingId))?.['status']));
      expect(new Set(states)).toEqual(new Set(['released']));
    });

    it.each(['declaration', 'goods'] as const)(
      'when the %s comes first and has not committed while the other comes',
      async (first) => {
        const [awb, filingId] = [nextAwb(), ids.next()];
        // The row is there and free: only its lock can make one wait for the other.
        await announce(awb);
        let second: Promise<unknown> = Promise.resolve();
        await database.db.transaction(async (tx) => {
          if (first === 'declaration') await take.take(tx, [lodged({ filingId, awb })]);
          else await note.noteLots(tx, [lotReceived(awb)]);
          second = first === 'declaration' ? arrive(awb) : lodge({ filingId, awb });
          await delay(100);
        });
        await second;
        expect(await read(filingId)).toMatchObject({ status: 'released' });
      },
    );

    it('whoever of forty wins at the same instant', async () => {
      const pairs = Array.from({ length: 40 }, () => ({ awb: nextAwb(), filingId: ids.next() }));
      await database.db.transaction((tx) =>
        note.noteWaybills(
          tx,
          pairs.map(({ awb }) => waybill(awb)),
        ),
      );
      await Promise.all(
        pairs.flatMap(({ awb, filingId }, index) =>
          index % 2 === 0 ? [arrive(awb), lodge({ filingId, awb })] : [lodge({ filingId, awb }), arrive(awb)],
        ),
      );
      const states = await Promise.all(pairs.map(async ({ filingId }) => (await read(filingId))?.['status']));
      expect(new Set(states)).toEqual(new Set(['released']));
    });
  });

  it('of an importer without credit level goes to an officer, who releases or refuses it once', async () => {
    const awb = nextAwb();
    await receive(awb);
    const [approved, refused] = [ids.next(), ids.next()];
    const wish = { awb, importerId: 'jialing-trading' };
    await lodge({ filingId: approved, ...wish }, { filingId: refused, ...wish });
    expect(await read(approved)).toMatchObject({ status: 'manualReview', lane: 'red' });
    const before = await held('jialing-trading');
    const tell = (event: ReturnType<typeof taskDecided>) =>
      database.db.transaction((tx) => decide.apply(tx, event));
    await tell(taskDecided(approved));
    await tell(taskDecided(refused, { outcome: 'refused', reason: 'origin in doubt' }));
    await tell(taskDecided(refused, { decidedBy: 'officer-li' }));
    expect(await read(approved)).toMatchObject({ status: 'released' });
    expect(await read(refused)).toMatchObject({ status: 'returned' });
    expect(before - (await held('jialing-trading'))).toBeCloseTo(32597.5, 2);
    const history = await database.db.query(
      `SELECT action, actor FROM declaration_history WHERE filing_id = $1 ORDER BY history_id`,
      [refused],
    );
    expect(history.slice(-2)).toEqual([
      { action: 'refused', actor: 'officer-chen' },
      { action: 'decisionIgnored', actor: 'officer-li' },
    ]);
  });

  it('that was refused is replaced by its next version, under the same number', async () => {
    const awb = nextAwb();
    await receive(awb);
    const filingId = ids.next();
    await lodge({ filingId, awb, importerId: 'jialing-trading' });
    await database.db.transaction((tx) => decide.apply(tx, taskDecided(filingId, { outcome: 'refused' })));
    const mrn = (await read(filingId))?.['mrn'];
    await lodge({ filingId, awb, importerId: 'jialing-trading', version: 2, price: '60000.00' });
    expect(await read(filingId)).toMatchObject({ status: 'manualReview', version: 2, mrn });
    await database.db.transaction((tx) => decide.apply(tx, taskDecided(filingId, { version: 1 })));
    expect(await read(filingId)).toMatchObject({ status: 'manualReview' });
  });

  it('is refused with a reason when the tariff has no line for its goods', async () => {
    const awb = nextAwb();
    await receive(awb);
    const filingId = ids.next();
    await lodge({ filingId, awb, hsCode: '77010000' });
    expect(await read(filingId)).toMatchObject({ status: 'returned' });
  });

  it('that no guarantee covers goes to an officer, however many come at the same time', async () => {
    await database.db.query(
      `INSERT INTO guarantee (organisation_id, currency, credit_limit, status) VALUES ('small-importer', 'CNY', 70000, 'active')`,
    );
    await database.db.query(
      `INSERT INTO dated_record (sort, key, valid_from, body) VALUES ('creditLevel', 'small-importer', '2020-01-01', '{"level":"certified"}')`,
    );
    const awb = nextAwb();
    await receive(awb);
    const filings = Array.from({ length: 6 }, () => ids.next());
    const wish = { awb, importerId: 'small-importer' };
    await Promise.all([
      lodge(...filings.slice(0, 3).map((filingId) => ({ filingId, ...wish }))),
      ...filings.slice(3).map((filingId) => lodge({ filingId, ...wish })),
    ]);
    expect(await held('small-importer')).toBeCloseTo(2 * 32597.5, 2);
    const holds = await database.db.query(
      `SELECT FROM liability_hold WHERE organisation_id = 'small-importer'`,
    );
    expect(holds).toHaveLength(2);
    const uncovered = await database.db.query(
      `SELECT FROM declaration WHERE importer_id = 'small-importer' AND lane = 'red'
          AND lane_reasons->0->>'code' = 'zone/guarantee-exhausted'`,
    );
    expect(uncovered).toHaveLength(4);
  });
});
