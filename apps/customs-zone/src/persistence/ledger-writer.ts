import { linkTo } from '../audit/hash-chain';
import type { GatePass } from '../domain/ledger/gate-pass';
import type { InventoryList } from '../domain/ledger/inventory-list';
import type { Ledger } from '../domain/ledger/ledger';
import type { Tx } from '@landport/platform';
import { entryContent } from './ledger-row';
import { hex, rowWriter, writeRows, type Row } from './write-rows';

const columns = (text: string): string[] => text.split(' ');

const LEDGERS = rowWriter(
  'ledger',
  columns(
    'ledger_id ledger_no regime operator_id enterprise_id office_id legal_basis status change_count version last_sequence last_entry_no chain_head opened_at',
  ),
  ['ledger_id'],
);
const ITEMS = rowWriter('ledger_item', columns('ledger_id item_no hs_code unit description origin mark'), [
  'ledger_id',
  'item_no',
]);
const BALANCES = rowWriter(
  'account_balance',
  columns('ledger_id item_no unit lot bucket balance opened_by'),
  columns('ledger_id item_no unit lot bucket'),
);
const LISTS = rowWriter(
  'inventory_list',
  columns(
    'list_id ledger_id list_no direction type place awb lot_no packages gross_mass filing_id status change_count version submitted_by submitted_at deducted_at',
  ),
  ['list_id'],
);
const LIST_LINES = rowWriter(
  'inventory_list_line',
  columns('list_id line_no item_no unit quantity pass_issued passed lots'),
  ['list_id', 'line_no'],
);
const PASSES = rowWriter(
  'gate_pass',
  columns(
    'gate_pass_id ledger_id list_id pass_no type bind_type direction gross_mass status vehicle gates_passed issued_at passed_at version',
  ),
  ['gate_pass_id'],
);
const PASS_LINES = rowWriter('gate_pass_line', columns('gate_pass_id line_no quantity'), [
  'gate_pass_id',
  'line_no',
]);
const ENTRIES = rowWriter(
  'ledger_entry',
  columns(
    'entry_id ledger_id entry_no movement list_id line_no change_count gate_pass_id legal_basis reverses posted_by posted_at salt content_hash chain_hash',
  ),
);
const ENTRY_LINES = rowWriter(
  'ledger_entry_line',
  columns('entry_id position item_no unit lot from_bucket to_bucket quantity'),
);

export const writeLists = async (tx: Tx, lists: readonly InventoryList[]): Promise<void> => {
  await writeRows(tx, LISTS, lists.map(listRow));
  await writeRows(tx, LIST_LINES, lists.flatMap(listLineRows));
};

export const writePasses = async (tx: Tx, passes: readonly GatePass[]): Promise<void> => {
  await writeRows(tx, PASSES, passes.map(passRow));
  await writeRows(
    tx,
    PASS_LINES,
    passes.flatMap(({ state: { id, lines } }) =>
      lines.map(({ lineNo, quantity }) => ({
        gate_pass_id: id,
        line_no: lineNo,
        quantity: quantity.toFixed(),
      })),
    ),
  );
};

export const writeItems = (tx: Tx, { state: { id, items } }: Ledger): Promise<void> =>
  writeRows(
    tx,
    ITEMS,
    items.map((item) => ({
      ledger_id: id,
      item_no: item.itemNo,
      hs_code: item.hsCode,
      unit: item.unit,
      description: item.description,
      origin: item.origin,
      mark: item.mark,
    })),
  );

/** Entries with their lines, balances, and the ledgers' rows with position and head of chain. */
export async function writeLedgers(tx: Tx, ledgers: readonly Ledger[]): Promise<void> {
  const entries = ledgers.flatMap((ledger) => ledger.takeEntries().map((entry) => ({ ledger, entry })));
  const entryRows = entries.map(({ ledger: { state }, entry }) => {
    const link = linkTo(state.chainHead, entryContent(state.id, entry));
    state.chainHead = link.chainHash;
    return {
      entry_id: entry.id,
      ledger_id: state.id,
      entry_no: entry.entryNo,
      movement: entry.movement,
      list_id: entry.listId,
      line_no: entry.lineNo,
      change_count: entry.changeCount,
      gate_pass_id: entry.gatePassId,
      legal_basis: entry.legalBasis,
      reverses: entry.reverses,
      posted_by: entry.postedBy,
      posted_at: entry.postedAt,
      salt: hex(link.salt),
      content_hash: hex(link.contentHash),
      chain_hash: hex(link.chainHash),
    };
  });
  await writeRows(tx, LEDGERS, ledgers.map(ledgerRow));
  await writeRows(tx, ENTRIES, entryRows);
  await writeRows(
    tx,
    ENTRY_LINES,
    entries.flatMap(({ entry }) =>
      entry.transfers.map((transfer, position) => ({
        entry_id: entry.id,
        position: position + 1,
        item_no: transfer.itemNo,
        unit: transfer.unit,
        lot: transfer.lot,
        from_bucket: transfer.from,
        to_bucket: transfer.to,
        quantity: transfer.quantity.toFixed(),
      })),
    ),
  );
  await writeRows(tx, BALANCES, ledgers.flatMap(balanceRows));
}

const ledgerRow = ({ state, lastSequence }: Ledger): Row => ({
  ledger_id: state.id,
  ledger_no: state.ledgerNo,
  regime: state.regime,
  operator_id: state.operatorId,
  enterprise_id: state.enterpriseId,
  office_id: state.officeId,
  legal_basis: state.legalBasis,
  status: state.status,
  change_count: state.changeCount,
  version: state.version,
  last_sequence: lastSequence,
  last_entry_no: state.lastEntryNo,
  chain_head: state.chainHead === null ? null : hex(state.chainHead),
  opened_at: state.openedAt,
});

const balanceRows = ({ state: { id }, stock }: Ledger): Row[] =>
  stock.takeChanged().map(({ itemNo, unit, lot, bucket, balance, openedBy }) => ({
    ledger_id: id,
    item_no: itemNo,
    unit,
    lot,
    bucket,
    balance: balance.toFixed(),
    opened_by: openedBy,
  }));

const listRow = ({ state }: InventoryList): Row => ({
  list_id: state.id,
  ledger_id: state.ledgerId,
  list_no: state.listNo,
  direction: state.direction,
  type: state.type,
  place: state.place,
  awb: state.awb,
  lot_no: state.lotNo,
  packages: state.packages,
  gross_mass: state.grossMass?.toFixed() ?? null,
  filing_id: state.filingId,
  status: state.status,
  change_count: state.changeCount,
  version: state.version,
  submitted_by: state.submittedBy,
  submitted_at: state.submittedAt,
  deducted_at: state.deductedAt,
});

const listLineRows = ({ state: { id, lines } }: InventoryList): Row[] =>
  lines.map((line) => ({
    list_id: id,
    line_no: line.lineNo,
    item_no: line.itemNo,
    unit: line.quantity.unit,
    quantity: line.quantity.value.toFixed(),
    pass_issued: line.passIssued.toFixed(),
    passed: line.passed.toFixed(),
    lots: line.lots.map(({ lot, quantity }) => ({ lot, quantity: quantity.toFixed() })),
  }));

const passRow = ({ state }: GatePass): Row => ({
  gate_pass_id: state.id,
  ledger_id: state.ledgerId,
  list_id: state.listId,
  pass_no: state.passNo,
  type: state.type,
  bind_type: state.bindType,
  direction: state.direction,
  gross_mass: state.grossMass?.toFixed() ?? null,
  status: state.status,
  vehicle: state.vehicle,
  gates_passed: state.gatesPassed,
  issued_at: state.issuedAt,
  passed_at: state.passedAt,
  version: state.version,
});
