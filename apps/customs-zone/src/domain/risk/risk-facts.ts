import type { DutyAssessment } from '../duty/assess-duty';
import type { DeclaredGoods } from '../declaration/declared-goods';

/** Credit level of an importer by the customs' own rating; `unrated` until it has one. */
export type CreditLevel = 'advancedCertified' | 'certified' | 'registered' | 'discredited' | 'unrated';

/** What the decision tables look at. Their column fields are the names of this shape. */
export interface RiskFacts {
  readonly importer: { readonly level: CreditLevel };
  /** Customs value of the declaration in the tariff's currency. */
  readonly value: number;
  readonly chapters: readonly string[];
  readonly origins: readonly string[];
  /** Out of a bonded ledger: the goods were looked at when they came in. */
  readonly isOutOfLedger: boolean;
  /** From 0 (included) to 1 (excluded), the same for every version of a declaration. */
  readonly draw: number;
}

export const riskFactsOf = (
  goods: DeclaredGoods,
  assessment: DutyAssessment,
  level: CreditLevel,
  draw: number,
): RiskFacts => ({
  importer: { level },
  value: assessment.customsValue.toNumber(),
  chapters: [...new Set(goods.items.map(({ hsCode }) => hsCode.slice(0, 2)))],
  origins: [...new Set(goods.items.map(({ origin }) => origin))],
  isOutOfLedger: goods.items.every(({ ledger }) => ledger !== null),
  draw,
});

/** What the random draw is keyed on: the consignment, so that another filing for the same goods draws the same. */
export const drawKeyOf = (goods: DeclaredGoods, filingId: string): string =>
  goods.awb === null ? `filing ${filingId}` : `waybill ${goods.awb}`;
