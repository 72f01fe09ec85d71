import { Decimal, Quantity, type QuantityValue } from '@landport/domain';
import type { DeclaredGoods } from '../declaration/declared-goods';
import { InventoryList, type ListLine } from './inventory-list';

/** Decimals of a ledger's quantities. */
const SCALE = 5;

export interface RemovalNames {
  readonly id: string;
  readonly listNo: string;
  readonly ledgerId: string;
  readonly filingId: string;
  readonly at: string;
  readonly by: string;
}

/** A quantity that a ledger can keep, else null. */
export function ledgerQuantity(value: QuantityValue | null): Quantity | null {
  if (value === null) return null;
  const quantity = Quantity.from(value);
  return quantity.value.greaterThan(0) && quantity.value.decimalPlaces() <= SCALE ? quantity : null;
}

/** The lines of an outgoing list, one for each declared item. */
export const removalLines = (goods: DeclaredGoods): ListLine[] =>
  goods.items.flatMap(({ lineNo, ledger, quantity: stated }) => {
    const quantity = ledgerQuantity(stated);
    if (ledger === null || quantity === null) return [];
    return [
      {
        lineNo,
        itemNo: ledger.itemNo,
        quantity,
        passIssued: new Decimal(0),
        passed: new Decimal(0),
        lots: [],
      },
    ];
  });

/** The outgoing list that a release makes: into the home market, citing its declaration. */
export function removalList(goods: DeclaredGoods, names: RemovalNames): InventoryList {
  const { id, listNo, ledgerId, filingId, at, by } = names;
  const masses = goods.items.flatMap(({ grossMass }) => (grossMass?.unit === 'KGM' ? [grossMass.value] : []));
  const isWeighed = masses.length === goods.items.length;
  return new InventoryList({
    id,
    ledgerId,
    listNo,
    direction: 'out',
    type: '0',
    place: 'HOME',
    awb: null,
    lotNo: null,
    packages: goods.packages,
    grossMass: isWeighed ? masses.reduce((sum, mass) => sum.plus(mass), new Decimal(0)) : null,
    filingId,
    submittedBy: by,
    submittedAt: at,
    status: 'submitted',
    changeCount: 0,
    version: 1,
    deductedAt: null,
    lines: removalLines(goods),
  });
}
