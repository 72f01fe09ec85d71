import { Decimal } from '@landport/domain';
import type { Bucket, Outside } from '../domain/ledger/buckets';
import type { PostedEntry } from '../domain/ledger/entry';
import { GatePass, type PassStatus, type PassType } from '../domain/ledger/gate-pass';
import { InventoryList, type Direction, type ListLine } from '../domain/ledger/inventory-list';
import type { ListStatus } from '../domain/ledger/inventory-list-status';
import { Ledger, type LedgerItem } from '../domain/ledger/ledger';
import type { ItemMark, LedgerStatus } from '../domain/ledger/ledger-status';
import { Stock, type Account } from '../domain/ledger/stock';

export interface LedgerRow {
  readonly ledger_id: string;
  readonly ledger_no: string;
  readonly regime: 'CN-LOG';
  readonly operator_id: string;
  readonly enterprise_id: string;
  readonly office_id: string;
  readonly legal_basis: string;
  readonly status: LedgerStatus;
  readonly change_count: number;
  readonly version: number;
  readonly last_sequence: number;
  readonly last_entry_no: number;
  readonly chain_head: Buffer | null;
  readonly opened_at: Date;
}

export interface ItemRow {
  readonly ledger_id: string;
  readonly item_no: number;
  readonly hs_code: string;
  readonly unit: string;
  readonly description: string;
  readonly origin: string;
  readonly mark: ItemMark;
}

export interface AccountRow {
  readonly ledger_id: string;
  readonly item_no: number;
  readonly unit: string;
  readonly lot: string;
  readonly bucket: Bucket;
  readonly balance: string;
  readonly opened_by: number;
}

export interface ListRow {
  readonly list_id: string;
  readonly ledger_id: string;
  readonly list_no: string;
  readonly direction: Direction;
  readonly type: string;
  readonly place: Outside;
  readonly awb: string | null;
  readonly lot_no: number | null;
  readonly packages: number | null;
  readonly gross_mass: string | null;
  readonly filing_id: string | null;
  readonly status: ListStatus;
  readonly change_count: number;
  readonly version: number;
  readonly submitted_by: string;
  readonly submitted_at: Date;
  readonly deducted_at: Date | null;
}

export interface PassRow {
  readonly gate_pass_id: string;
  readonly ledger_id: string;
  readonly list_id: string;
  readonly pass_no: string;
  readonly type: PassType;
  readonly bind_type: '2';
  readonly direction: Direction;
  readonly gross_mass: string | null;
  readonly status: PassStatus;
  readonly vehicle: string | null;
  readonly gates_passed: number;
  readonly issued_at: Date;
  readonly passed_at: Date | null;
  readonly version: number;
}

export const itemOf = (row: ItemRow): LedgerItem => ({
  itemNo: row.item_no,
  hsCode: row.hs_code,
  unit: row.unit,
  description: row.description,
  origin: row.origin,
  mark: row.mark,
});

export const accountOf = (row: AccountRow): Account => ({
  itemNo: row.item_no,
  unit: row.unit,
  lot: row.lot,
  bucket: row.bucket,
  balance: new Decimal(row.balance),
  openedBy: row.opened_by,
});

export const ledgerOf = (
  row: LedgerRow,
  items: readonly LedgerItem[],
  accounts: readonly Account[],
): Ledger =>
  new Ledger(
    {
      id: row.ledger_id,
      ledgerNo: row.ledger_no,
      regime: row.regime,
      operatorId: row.operator_id,
      enterpriseId: row.enterprise_id,
      officeId: row.office_id,
      legalBasis: row.legal_basis,
      openedAt: row.opened_at.toISOString(),
      status: row.status,
      changeCount: row.change_count,
      version: row.version,
      lastEntryNo: row.last_entry_no,
      chainHead: row.chain_head,
      items,
    },
    new Stock(row.ledger_no, accounts),
    row.last_sequence,
  );

export const listOf = (row: ListRow, lines: readonly ListLine[]): InventoryList =>
  new InventoryList({
    id: row.list_id,
    ledgerId: row.ledger_id,
    listNo: row.list_no,
    direction: row.direction,
    type: row.type,
    place: row.place,
    awb: row.awb,
    lotNo: row.lot_no,
    packages: row.packages,
    grossMass: row.gross_mass === null ? null : new Decimal(row.gross_mass),
    filingId: row.filing_id,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at.toISOString(),
    status: row.status,
    changeCount: row.change_count,
    version: row.version,
    deductedAt: row.deducted_at?.toISOString() ?? null,
    lines,
  });

export const passOf = (row: PassRow, lines: { lineNo: number; quantity: Decimal }[]): GatePass =>
  new GatePass({
    id: row.gate_pass_id,
    ledgerId: row.ledger_id,
    listId: row.list_id,
    passNo: row.pass_no,
    type: row.type,
    bindType: row.bind_type,
    direction: row.direction,
    grossMass: row.gross_mass === null ? null : new Decimal(row.gross_mass),
    lines,
    issuedAt: row.issued_at.toISOString(),
    status: row.status,
    vehicle: row.vehicle,
    gatesPassed: row.gates_passed,
    passedAt: row.passed_at?.toISOString() ?? null,
    version: row.version,
  });

/** What the hash of an entry covers, in this order for life. */
export const entryContent = (ledgerId: string, entry: PostedEntry): readonly unknown[] => [
  ledgerId,
  entry.entryNo,
  entry.movement,
  entry.listId,
  entry.lineNo,
  entry.changeCount,
  entry.gatePassId,
  entry.legalBasis,
  entry.reverses,
  entry.postedBy,
  entry.postedAt,
  entry.transfers.map((t) => [t.itemNo, t.unit, t.lot, t.from, t.to, t.quantity.toFixed()]),
];
