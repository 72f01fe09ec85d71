import { Inject, Injectable } from '@nestjs/common';
import { Decimal, Quantity, type Fact } from '@landport/domain';
import { Outbox } from '@landport/messaging';
import type { Sql, TraceContext, Tx } from '@landport/platform';
import type { PostedEntry } from '../domain/ledger/entry';
import type { GatePass } from '../domain/ledger/gate-pass';
import type { InventoryList } from '../domain/ledger/inventory-list';
import type { Ledger } from '../domain/ledger/ledger';
import type { Movement } from '../domain/ledger/movements';
import type { Bucket } from '../domain/ledger/buckets';
import {
  accountOf,
  itemOf,
  ledgerOf,
  listOf,
  passOf,
  type AccountRow,
  type ItemRow,
  type LedgerRow,
  type ListRow,
  type PassRow,
} from './ledger-row';
import { writeItems, writeLedgers, writeLists, writePasses } from './ledger-writer';

/** Ledgers by number, locked until the transaction ends. */
export type LockedLedgers = ReadonlyMap<string, Ledger>;

/** What happened in ledgers in one transaction, gathered so that it is written in few statements. */
export class LedgerChanges {
  readonly ledgers = new Set<Ledger>();
  readonly lists = new Set<InventoryList>();
  readonly passes = new Set<GatePass>();
  readonly events: { readonly fact: Fact; readonly trace: TraceContext }[] = [];

  /** Takes over the ledger's facts as those of one cause. */
  add(ledger: Ledger, list: InventoryList, passes: readonly GatePass[], trace: TraceContext): void {
    this.ledgers.add(ledger);
    this.lists.add(list);
    for (const pass of passes) this.passes.add(pass);
    this.events.push(...ledger.takeFacts().map((fact) => ({ fact, trace })));
  }
}

interface LineRow {
  readonly line_no: number;
  readonly item_no: number;
  readonly unit: string;
  readonly quantity: string;
  readonly pass_issued: string;
  readonly passed: string;
  readonly lots: readonly { readonly lot: string; readonly quantity: string }[];
}

interface EntryRow {
  readonly entry_id: string;
  readonly entry_no: number;
  readonly movement: Movement;
  readonly line_no: number;
  readonly change_count: number;
  readonly gate_pass_id: string | null;
  readonly legal_basis: string;
  readonly posted_by: string;
  readonly posted_at: Date;
  readonly item_no: number;
  readonly unit: string;
  readonly lot: string;
  readonly from_bucket: Bucket;
  readonly to_bucket: Bucket;
  readonly quantity: string;
}

/** Ledgers with their stock, lists and passes. The ledger's row lock guards all of them. */
@Injectable()
export class LedgerRepository {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** Locks the ledgers until the transaction ends, in one order for everyone. */
  async lockByNo(tx: Tx, ledgerNos: readonly string[]): Promise<Map<string, Ledger>> {
    if (ledgerNos.length === 0) return new Map();
    const rows = await tx.prepared<LedgerRow>(
      'ledger.lock-by-no',
      `SELECT * FROM ledger WHERE ledger_no = ANY($1::text[]) ORDER BY ledger_no FOR UPDATE`,
      [[...new Set(ledgerNos)]],
    );
    const ledgers = await this.whole(tx, rows);
    return new Map(ledgers.map((ledger) => [ledger.state.ledgerNo, ledger]));
  }

  async lock(tx: Tx, ledgerId: string): Promise<Ledger | undefined> {
    const rows = await tx.prepared<LedgerRow>(
      'ledger.lock',
      `SELECT * FROM ledger WHERE ledger_id = $1 FOR UPDATE`,
      [ledgerId],
    );
    return (await this.whole(tx, rows))[0];
  }

  async insert(tx: Tx, ledger: Ledger): Promise<void> {
    await writeLedgers(tx, [ledger]);
    await writeItems(tx, ledger);
  }

  /** Lists, passes, entries, balances, positions and events, or nothing. */
  async save(tx: Tx, changes: LedgerChanges): Promise<void> {
    if (changes.ledgers.size === 0) return;
    await writeLists(tx, [...changes.lists]);
    await writePasses(tx, [...changes.passes]);
    await writeLedgers(tx, [...changes.ledgers]);
    await this.outbox.appendAll(tx, changes.events);
  }

  /** To change it, the caller holds the ledger's lock. */
  async getList(tx: Sql, listId: string): Promise<InventoryList> {
    const [row] = await tx.query<ListRow>(`SELECT * FROM inventory_list WHERE list_id = $1`, [listId]);
    if (row === undefined) throw new Error(`list ${listId} is gone`);
    const lines = await tx.query<LineRow>(
      `SELECT line_no, item_no, unit, quantity, pass_issued, passed, lots
         FROM inventory_list_line WHERE list_id = $1 ORDER BY line_no`,
      [listId],
    );
    return listOf(
      row,
      lines.map((line) => ({
        lineNo: line.line_no,
        itemNo: line.item_no,
        quantity: Quantity.of(new Decimal(line.quantity), line.unit),
        passIssued: new Decimal(line.pass_issued),
        passed: new Decimal(line.passed),
        lots: line.lots.map(({ lot, quantity }) => ({ lot, quantity: new Decimal(quantity) })),
      })),
    );
  }

  /** Passes of a list, oldest first. To change one, the caller holds the ledger's lock. */
  async passesOf(tx: Sql, listId: string): Promise<GatePass[]> {
    const rows = await tx.query<PassRow>(`SELECT * FROM gate_pass WHERE list_id = $1 ORDER BY gate_pass_id`, [
      listId,
    ]);
    const lines = await tx.query<{ gate_pass_id: string; line_no: number; quantity: string }>(
      `SELECT gate_pass_id, line_no, quantity FROM gate_pass_line
        WHERE gate_pass_id = ANY($1::uuid[]) ORDER BY gate_pass_id, line_no`,
      [rows.map(({ gate_pass_id }) => gate_pass_id)],
    );
    const linesOf = Map.groupBy(lines, ({ gate_pass_id }) => gate_pass_id);
    return rows.map((row) =>
      passOf(
        row,
        (linesOf.get(row.gate_pass_id) ?? []).map(({ line_no, quantity }) => ({
          lineNo: line_no,
          quantity: new Decimal(quantity),
        })),
      ),
    );
  }

  /** Entries that a list posted and that stand unreversed. */
  async entriesOf(tx: Tx, listId: string): Promise<PostedEntry[]> {
    const rows = await tx.query<EntryRow>(
      `SELECT e.entry_id, e.entry_no, e.movement, e.line_no, e.change_count, e.gate_pass_id, e.legal_basis,
              e.posted_by, e.posted_at, l.item_no, l.unit, l.lot, l.from_bucket, l.to_bucket, l.quantity
         FROM ledger_entry e JOIN ledger_entry_line l USING (entry_id)
        WHERE e.list_id = $1 AND e.reverses IS NULL
          AND NOT EXISTS (SELECT FROM ledger_entry r WHERE r.reverses = e.entry_id)
        ORDER BY e.entry_no, l.position`,
      [listId],
    );
    return [...Map.groupBy(rows, ({ entry_id }) => entry_id).values()].map((of) => entryOf(listId, of));
  }

  /** Ledgers of these rows with items and stock; a consistent picture only where the rows are locked. */
  async whole(tx: Sql, rows: readonly LedgerRow[]): Promise<Ledger[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ ledger_id }) => ledger_id);
    const items = await tx.prepared<ItemRow>(
      'ledger.items',
      `SELECT * FROM ledger_item WHERE ledger_id = ANY($1::uuid[]) ORDER BY ledger_id, item_no`,
      [ids],
    );
    const accounts = await tx.prepared<AccountRow>(
      'ledger.accounts',
      `SELECT * FROM account_balance WHERE ledger_id = ANY($1::uuid[]) AND balance <> 0`,
      [ids],
    );
    const itemsOf = Map.groupBy(items, ({ ledger_id }) => ledger_id);
    const accountsOf = Map.groupBy(accounts, ({ ledger_id }) => ledger_id);
    return rows.map((row) =>
      ledgerOf(
        row,
        (itemsOf.get(row.ledger_id) ?? []).map(itemOf),
        (accountsOf.get(row.ledger_id) ?? []).map(accountOf),
      ),
    );
  }
}

function entryOf(listId: string, rows: readonly EntryRow[]): PostedEntry {
  const first = rows[0]!;
  return {
    id: first.entry_id,
    entryNo: first.entry_no,
    movement: first.movement,
    listId,
    lineNo: first.line_no,
    changeCount: first.change_count,
    gatePassId: first.gate_pass_id,
    legalBasis: first.legal_basis,
    reverses: null,
    transfers: rows.map((row) => ({
      itemNo: row.item_no,
      unit: row.unit,
      lot: row.lot,
      from: row.from_bucket,
      to: row.to_bucket,
      quantity: new Decimal(row.quantity),
    })),
    postedBy: first.posted_by,
    postedAt: first.posted_at.toISOString(),
  };
}
