import type { Quantity } from '@landport/domain';
import type { Stock } from './stock';

/** An item's stock as H2018's counters give it: 实增 and 实减 make onHand, 预减 is heldOut, 预增 is preIn. */
export interface StockLevel {
  readonly onHand: Quantity;
  readonly heldOut: Quantity;
  readonly available: Quantity;
  readonly preIn: Quantity;
}

export function levelOf(stock: Stock, itemNo: number, unit: string): StockLevel {
  const available = stock.held(itemNo, unit, 'ON_HAND');
  const heldOut = stock.held(itemNo, unit, 'HELD_OUT');
  return { onHand: available.plus(heldOut), heldOut, available, preIn: stock.held(itemNo, unit, 'PRE_IN') };
}
