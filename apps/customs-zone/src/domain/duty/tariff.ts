/** How a rate turns basis and quantity into an amount. Rates are fractions, amounts are a unit's in the tariff's currency. */
export type Formula =
  | { readonly kind: 'adValorem'; readonly rate: string }
  | { readonly kind: 'specific'; readonly amount: string; readonly unit: string }
  | { readonly kind: 'compound'; readonly rate: string; readonly amount: string; readonly unit: string };

export interface DutyRate {
  readonly sort: 'mfn' | 'conventional' | 'general';
  readonly formula: Formula;
  readonly law: string;
  /** Countries it is for; absent: every origin. */
  readonly origins?: readonly string[];
  /** Preference that a declaration must claim to get it. */
  readonly preference?: string;
}

/** Safeguard, additional, anti-dumping, countervailing: what comes on top of the duty by origin. */
export interface TradeRemedy {
  readonly sort: 'safeguard' | 'additional' | 'antiDumping' | 'countervailing';
  readonly formula: Formula;
  readonly law: string;
  readonly origins?: readonly string[];
}

export interface ConsumptionTax {
  readonly formula: Formula;
  readonly law: string;
}

/** A line of the tariff in force on a day: the longest one that begins the goods' code. */
export interface TariffLine {
  readonly hs: string;
  readonly rates: readonly DutyRate[];
  readonly remedies: readonly TradeRemedy[];
  readonly consumptionTax: ConsumptionTax | null;
  readonly vat: 'standard' | 'reduced' | 'exempt';
}

export interface VatRate {
  readonly rate: string;
  readonly law: string;
}

/** Everything of one day that an assessment needs. */
export interface TariffOfDay {
  readonly currency: string;
  readonly valueRounding: 'wholeHalfUp' | 'centHalfUp' | 'none';
  /** Insurance as a fraction of price and freight, where none is declared. */
  readonly insuranceRate: string;
  /** A tax of one declaration below this is not levied. */
  readonly taxThreshold: string;
  readonly law: { readonly value: string; readonly threshold: string };
  lineOf(hsCode: string): TariffLine | undefined;
  vatOf(sort: TariffLine['vat']): VatRate;
  /** Units of the tariff's currency for one of `currency`; undefined when no rate is in force. */
  exchangeRate(currency: string): string | undefined;
}
