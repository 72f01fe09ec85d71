import { Decimal } from '@landport/domain';
import { Outbox } from '@landport/messaging';
import { Database, SystemClock, UuidV7Ids } from '@landport/platform';
import { testDatabase, type TestDatabase } from '@landport/testing';
import { firstBroken, type ChainedRow } from '../audit/hash-chain';
import { aLedger, aList, anAct } from '../domain/builders/a-ledger';
import type { InventoryList } from '../domain/ledger/inventory-list';
import type { Ledger } from '../domain/ledger/ledger';
import { entryContent } from './ledger-row';
import { LedgerChanges, LedgerRepository } from './ledger.repository';

const trace = { traceparent: '00-11111111111111111111111111111111-2222222222222222-01', correlationId: '' };

describe('the entries of a ledger', () => {
  let database: TestDatabase;
  let ledgers: LedgerRepository;
  const ledger = aLedger();
  const lists: InventoryList[] = [];

  beforeAll(async () => {
    database = await testDatabase('customs_zone');
    ledgers = new LedgerRepository(new Outbox('customs-zone', new UuidV7Ids(), new SystemClock()));
    await database.db.transaction((tx) => ledgers.insert(tx, ledger));
    const incoming = await write((of) => {
      const list = aList('in', [[1, '1000', 'PCE']]);
      of.announce(list, anAct());
      return list;
    });
    lists.push(incoming);
  });
  afterAll(() => database.drop());

  /** One change of the ledger as it stands in the database, with a pass that goes through the gate at once. */
  const write = (change: (ledger: Ledger) => InventoryList): Promise<InventoryList> =>
    database.db.transaction(async (tx) => {
      const locked = (await ledgers.lock(tx, ledger.state.id))!;
      const list = change(locked);
      const passNo = `800026I${String(lists.length).padStart(17, '0')}`;
      const pass = locked.issuePass(list, { id: anAct().newId(), passNo, type: '4' }, anAct());
      const site = { gates: 1, weightTolerance: new Decimal(0) } as const;
      locked.reportGate(list, pass, { vehicle: '渝A1', weighing: null, site }, anAct());
      const changes = new LedgerChanges();
      changes.add(locked, list, [pass], trace);
      await ledgers.save(tx, changes);
      return list;
    });

  it('are equal to the balances: what came in less what went out lies in every account', async () => {
    const drift = await database.db.query(
      `WITH leg AS (
         SELECT e.ledger_id, l.item_no, l.unit, l.lot, l.to_bucket AS bucket, l.quantity
           FROM ledger_entry e JOIN ledger_entry_line l USING (entry_id)
         UNION ALL
         SELECT e.ledger_id, l.item_no, l.unit, l.lot, l.from_bucket, -l.quantity
           FROM ledger_entry e JOIN ledger_entry_line l USING (entry_id)
       ), sums AS (
         SELECT ledger_id, item_no, unit, lot, bucket, sum(quantity) AS balance FROM leg GROUP BY 1, 2, 3, 4, 5
       )
       SELECT bucket, sums.balance AS summed, b.balance
         FROM sums FULL JOIN account_balance b USING (ledger_id, item_no, unit, lot, bucket)
        WHERE sums.balance IS DISTINCT FROM b.balance`,
    );
    expect(drift).toEqual([]);
    const held = await database.db.query(`SELECT balance FROM account_balance WHERE bucket = 'ON_HAND'`);
    expect(held).toEqual([{ balance: '1000.00000' }]);
  });

  it.each([
    `UPDATE ledger_entry_line SET quantity = 1`,
    `UPDATE ledger_entry SET movement = 'removalDeducted'`,
    `DELETE FROM ledger_entry`,
  ])('stand against the running role itself: %s', async (change) => {
    await expect(database.db.query(change)).rejects.toThrow(/permission denied/);
  });

  it.each([
    [`UPDATE account_balance SET balance = -1 WHERE bucket = 'ON_HAND'`, 'account_balance_check'],
    [`UPDATE inventory_list_line SET passed = quantity + 1`, 'inventory_list_line_check'],
  ])('are guarded where the code were wrong: %s', async (change, constraint) => {
    await expect(database.db.query(change)).rejects.toMatchObject({ constraint });
  });

  it('cite a line of a list once: the same approval or deduction cannot be posted again', async () => {
    const again = `INSERT INTO ledger_entry SELECT gen_random_uuid(), ledger_id, entry_no + 100, movement, list_id, line_no,
        change_count, gate_pass_id, legal_basis, reverses, posted_by, posted_at, salt, content_hash, chain_hash FROM ledger_entry`;
    await expect(database.db.query(again)).rejects.toMatchObject({ code: '23505' });
  });

  it('show which of them a superuser changed, and stay whole when a name is erased with its salt', async () => {
    expect(firstBroken(...(await chain()))).toBe(-1);
    await database.db.query(`UPDATE ledger_entry SET posted_by = NULL, salt = NULL WHERE entry_no = 1`);
    expect(firstBroken(...(await chain()))).toBe(-1);
    const admin = new Database({ url: database.adminUrl, pool: 1, name: 'superuser' });
    await admin.query(
      `UPDATE customs_zone.ledger_entry_line l SET quantity = 999 FROM customs_zone.ledger_entry e
        WHERE e.entry_id = l.entry_id AND e.entry_no = 2`,
    );
    await admin.close();
    expect(firstBroken(...(await chain()))).toBe(1);
  });

  const chain = async (): Promise<[ChainedRow[], Buffer | null]> => {
    const entries = await database.db.transaction((tx) => ledgers.entriesOf(tx, lists[0]!.state.id));
    const links = await database.db.query<{ salt: Buffer | null; content_hash: Buffer; chain_hash: Buffer }>(
      `SELECT salt, content_hash, chain_hash FROM ledger_entry WHERE ledger_id = $1 ORDER BY entry_no`,
      [ledger.state.id],
    );
    const [head] = await database.db.query<{ chain_head: Buffer }>(`SELECT chain_head FROM ledger`);
    const rows = links.map((link, index) => ({
      salt: link.salt,
      contentHash: link.content_hash,
      chainHash: link.chain_hash,
      content: entryContent(ledger.state.id, entries[index]!),
    }));
    return [rows, head?.chain_head ?? null];
  };
});
