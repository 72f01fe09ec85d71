import { testDatabase, type TestDatabase } from '@landport/testing';
import { Database } from '@landport/platform';
import { gather } from './gather';

/** Faults planted in the tables, as a lost or doubled write would leave them. */
describe('the evidence from the databases', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await testDatabase('customs_zone');
    db = new Database({ url: database.adminUrl, pool: 1, name: 'test-faults' });
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  const LEDGER = '01990000-0000-7000-8000-000000000001';
  const plant = (sql: string) => db.query(sql);

  it('finds nothing where nothing happened', async () => {
    expect(await gather(db)).toEqual({
      ...{ filings: [], feed: [], counters: {}, declarations: {}, outgoingLists: {} },
      ...{ unread: [], residue: [] },
    });
  });

  it('finds a ledger whose sides differ, whose balance no entry explains, and whose entries are too few', async () => {
    await plant(`INSERT INTO customs_zone.ledger
      (ledger_id, ledger_no, regime, operator_id, enterprise_id, office_id, legal_basis, status, version,
       last_sequence, last_entry_no, opened_at)
      VALUES ('${LEDGER}', 'T8000W000001', 'CN-LOG', 'o', 'e', 'c', 'b', 'active', 1, 1, 2, '2026-03-02')`);
    await plant(`INSERT INTO customs_zone.account_balance (ledger_id, item_no, unit, lot, bucket, balance, opened_by)
      VALUES ('${LEDGER}', 1, 'PCE', 'lot', 'ON_HAND', 7, 1)`);
    const { residue } = await gather(db);
    expect(residue).toEqual([
      `ledger ${LEDGER} does not sum to zero`,
      `ledger ${LEDGER} says 7.00000 in ON_HAND, its entries 0`,
      'ledger T8000W000001 has 0 of 2 entries',
    ]);
  });

  it('finds a guarantee that holds what no declaration does', async () => {
    await plant(`INSERT INTO customs_zone.guarantee (organisation_id, currency, credit_limit, held, status)
      VALUES ('some-importer', 'CNY', 100, 5, 'active')`);
    expect((await gather(db)).residue).toContain(
      'the guarantee of some-importer holds 5.00, its declarations 0',
    );
  });

  it('finds a fact that was not handled, and one that was never relayed', async () => {
    // Its trigger names tables as its service does.
    await plant('SET search_path = air_transit');
    await plant(`INSERT INTO air_transit.waybill (awb, status, last_sequence, version, first_event_id, updated_at)
      VALUES ('999-10000011', 'draft', 2, 1, '${LEDGER}', '2026-03-02')`);
    await plant(`INSERT INTO customs_zone.watermark (group_name, topic, stream_key, sequence)
      VALUES ('customs-zone', 'landport.air-transit.v1', '999-10000011', 1)`);
    await plant(`INSERT INTO air_transit.outbox
      (lane, stream_key, sequence, subject, topic, type, data, headers, created_at)
      VALUES (0, '999-10000011', 2, 's', 't', 'y', '{}', '{}', '2026-03-02')`);
    const { unread, residue } = await gather(db);
    expect(unread).toEqual([
      'customs-zone has handled 1 of 2 facts of 999-10000011',
      'notification has handled 0 of 2 facts of 999-10000011',
    ]);
    expect(residue).toContain('air-transit holds 1 events in its outbox');
  });
});
