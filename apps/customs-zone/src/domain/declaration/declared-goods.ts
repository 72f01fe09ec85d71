import type { MoneyValue, QuantityValue } from '@landport/domain';

/** What customs works with of one goods item of a declaration (WCO: GovernmentAgencyGoodsItem). */
export interface DeclaredItem {
  readonly lineNo: number;
  readonly hsCode: string;
  readonly description: string;
  readonly origin: string;
  /** Preference claimed by DutyRegimeCode; null when none is. */
  readonly preference: string | null;
  readonly quantity: QuantityValue | null;
  readonly grossMass: QuantityValue | null;
  readonly netMass: QuantityValue | null;
  readonly price: MoneyValue;
  readonly freight: MoneyValue | null;
  readonly insurance: MoneyValue | null;
  /** Bonded ledger and item that the goods are taken out of. */
  readonly ledger: { readonly ledgerNo: string; readonly itemNo: number } | null;
}

/** Something by which goods that are not here can be told when they come. */
export interface Awaited {
  readonly what: 'waybill' | 'previousDocument' | 'container' | 'location';
  readonly identifier: string;
}

export interface DeclaredGoods {
  readonly importerId: string;
  readonly declarantId: string;
  readonly declarationOfficeId: string | null;
  /** Master air waybill under which the goods come; null when they come another way. */
  readonly awb: string | null;
  readonly packages: number | null;
  readonly items: readonly DeclaredItem[];
  /** What else names the goods, when no waybill does. */
  readonly traces: readonly Awaited[];
}

/** Bonded ledger that the goods are taken out of: null when they come from the airport. */
export const ledgerOf = (goods: DeclaredGoods): string | null => goods.items[0]?.ledger?.ledgerNo ?? null;

/** Whether items come from more than one place; a declaration has room for one ledger [备案号]. */
export const isMixed = (goods: DeclaredGoods): boolean =>
  goods.items.some(({ ledger }) => (ledger?.ledgerNo ?? null) !== ledgerOf(goods));
