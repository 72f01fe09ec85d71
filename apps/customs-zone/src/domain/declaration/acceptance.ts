import { DomainError } from '@landport/domain';
import type { Ledger } from '../ledger/ledger';
import { ledgerQuantity, removalLines } from '../ledger/removal';
import type { Consignment } from './consignment';
import { isMixed, ledgerOf, type DeclaredGoods } from './declared-goods';
import {
  goodsInBondedStore,
  ledgerUnknown,
  noItems,
  quantityMissing,
  reasonOf,
  severalLedgers,
  type Reason,
} from './reasons';

/** What keeps customs from accepting a declaration; empty when nothing does. */
export function faultsOf(
  goods: DeclaredGoods,
  ledger: Ledger | undefined,
  consignment: Consignment | undefined,
): Reason[] {
  if (goods.items.length === 0) return [noItems];
  if (isMixed(goods)) return [severalLedgers];
  const ledgerNo = ledgerOf(goods);
  if (ledgerNo !== null) return ledgerFaults(goods, ledgerNo, ledger);
  return consignment?.isAllAdmitted ? [goodsInBondedStore(consignment.state.awb)] : [];
}

function ledgerFaults(goods: DeclaredGoods, ledgerNo: string, ledger: Ledger | undefined): Reason[] {
  if (ledger?.state.enterpriseId !== goods.importerId) return [ledgerUnknown(ledgerNo)];
  const unquantified = goods.items.filter(({ quantity }) => ledgerQuantity(quantity) === null);
  if (unquantified.length > 0) return unquantified.map(({ lineNo }) => quantityMissing(lineNo));
  try {
    ledger.allocate(removalLines(goods));
    return [];
  } catch (error) {
    if (error instanceof DomainError) return [reasonOf(error)];
    throw error;
  }
}

/** Whether the goods are where they can be released from: in a ledger, or at the airport. */
export const areGoodsThere = (goods: DeclaredGoods, consignment: Consignment | undefined): boolean =>
  ledgerOf(goods) !== null || (consignment?.hasArrived(goods.packages) ?? false);
