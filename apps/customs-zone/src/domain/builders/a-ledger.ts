import { Decimal, Quantity } from '@landport/domain';
import type { Act } from '../act';
import { InventoryList, type InventoryListState } from '../ledger/inventory-list';
import { Ledger, type LedgerState } from '../ledger/ledger';
import { Stock } from '../ledger/stock';

/** A ledger with item 1 in pieces and item 2 in kilograms, for specs. */
export function aLedger(of: Partial<LedgerState> = {}): Ledger {
  const item = { hsCode: '85423190', origin: 'US', mark: 'normal' } as const;
  const state: LedgerState = {
    id: '01990000-0000-7000-8000-000000000001',
    ledgerNo: 'T8000W000001',
    regime: 'CN-LOG',
    operatorId: 'ckg-bonded-port',
    enterpriseId: 'yuzhou-imports',
    officeId: 'ckg-customs',
    legalBasis: 'zone measures',
    openedAt: '2026-01-01T00:00:00.000Z',
    status: 'active',
    changeCount: 0,
    version: 1,
    lastEntryNo: 0,
    chainHead: null,
    items: [
      { itemNo: 1, unit: 'PCE', description: 'Integrated circuits', ...item },
      { itemNo: 2, unit: 'KGM', description: 'Wafers', ...item },
    ],
    ...of,
  };
  return new Ledger(state, new Stock(state.ledgerNo), 0);
}

let made = 0;
const nextId = (): string => `01990000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;

export const anAct = (): Act => ({ by: 'operator', at: '2026-02-01T08:00:00.000Z', newId: nextId });

/** A submitted list with one line, or those given. */
export function aList(
  direction: 'in' | 'out',
  quantities: readonly (readonly [itemNo: number, value: string, unit: string])[],
  of: Partial<InventoryListState> = {},
): InventoryList {
  return new InventoryList({
    id: nextId(),
    ledgerId: '01990000-0000-7000-8000-000000000001',
    listNo: `QD800026${direction === 'in' ? 'I' : 'E'}${String((made += 1)).padStart(9, '0')}`,
    direction,
    type: '0',
    place: direction === 'in' ? 'ABROAD' : 'HOME',
    awb: direction === 'in' ? '999-12345675' : null,
    lotNo: direction === 'in' ? made : null,
    packages: null,
    grossMass: null,
    filingId: null,
    submittedBy: 'operator',
    submittedAt: '2026-02-01T08:00:00.000Z',
    status: 'submitted',
    changeCount: 0,
    version: 1,
    deductedAt: null,
    lines: quantities.map(([itemNo, value, unit], index) => ({
      lineNo: index + 1,
      itemNo,
      quantity: Quantity.of(value, unit),
      passIssued: new Decimal(0),
      passed: new Decimal(0),
      lots: [],
    })),
    ...of,
  });
}
