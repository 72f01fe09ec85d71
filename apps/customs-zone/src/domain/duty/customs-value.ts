import { Decimal, DomainError, type MoneyValue } from '@landport/domain';
import type { AssessmentStep } from './assessment-step';
import { rounded } from './rounding';
import type { TariffOfDay } from './tariff';

export class NoExchangeRate extends DomainError {
  readonly code = 'zone/no-exchange-rate';
  readonly kind = 'invalid';
  override readonly remedy = 'State the amount in a currency for which a rate is published.';
  constructor(currency: string) {
    super(`No exchange rate is in force for ${currency}.`, { currency });
  }
}

/** What the value of an item is made of, each part in the currency it was invoiced in. */
export interface ValueParts {
  readonly lineNo: number;
  readonly price: MoneyValue;
  readonly freight: MoneyValue | null;
  /** null: insured at the rate that law puts in its place. */
  readonly insurance: MoneyValue | null;
}

/**
 * Customs value: price, freight and insurance to the place of import (CIF), in the tariff's currency.
 * @throws NoExchangeRate
 */
export function customsValue(parts: ValueParts, tariff: TariffOfDay): AssessmentStep {
  const inTariffCurrency = ({ amount, currency }: MoneyValue): Decimal => {
    const rate = currency === tariff.currency ? '1' : tariff.exchangeRate(currency);
    if (rate === undefined) throw new NoExchangeRate(currency);
    return new Decimal(amount).times(rate);
  };
  const price = inTariffCurrency(parts.price);
  const freight = parts.freight === null ? new Decimal(0) : inTariffCurrency(parts.freight);
  const carried = price.plus(freight);
  const insurance =
    parts.insurance === null ? carried.times(tariff.insuranceRate) : inTariffCurrency(parts.insurance);
  const unrounded = carried.plus(insurance);
  return {
    lineNo: parts.lineNo,
    tax: 'customsValue',
    basis: price,
    rate: parts.insurance === null ? tariff.insuranceRate : 'declared',
    formula: parts.insurance === null ? '(price + freight) × (1 + i)' : 'price + freight + insurance',
    law: tariff.law.value,
    unrounded,
    rounded: rounded(unrounded, tariff.valueRounding),
  };
}
