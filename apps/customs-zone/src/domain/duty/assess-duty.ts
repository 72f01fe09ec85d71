import { Decimal } from '@landport/domain';
import { assessItem, type AssessedItem } from './assess-item';
import type { AssessmentStep, Tax } from './assessment-step';
import type { TariffOfDay } from './tariff';

/** DutyAssessment: one a declaration version, immutable. Amounts in the tariff's currency. */
export interface DutyAssessment {
  readonly steps: readonly AssessmentStep[];
  readonly currency: string;
  readonly customsValue: Decimal;
  /** Duty and trade remedies. */
  readonly duty: Decimal;
  readonly consumptionTax: Decimal;
  readonly vat: Decimal;
  readonly total: Decimal;
}

const GROUPS = {
  duty: ['duty', 'safeguard', 'additional', 'antiDumping', 'countervailing'],
  consumptionTax: ['consumptionTax'],
  vat: ['vat'],
} as const satisfies Record<string, readonly Tax[]>;

/**
 * Duty and taxes of a whole declaration. A tax that stays below the threshold over all its items is not levied,
 * which is a step of its own.
 */
export function assessDuty(items: readonly AssessedItem[], tariff: TariffOfDay): DutyAssessment {
  const steps = items.flatMap((item) => assessItem(item, tariff));
  const sum = (taxes: readonly Tax[]): Decimal =>
    steps
      .filter(({ tax }) => taxes.includes(tax))
      .reduce((total, step) => total.plus(step.rounded), new Decimal(0));
  const levied = (group: keyof typeof GROUPS): Decimal => {
    const amount = sum(GROUPS[group]);
    if (amount.isZero() || amount.greaterThanOrEqualTo(tariff.taxThreshold)) return amount;
    steps.push(exemption(group, amount, tariff));
    return new Decimal(0);
  };
  const customsValue = sum(['customsValue']);
  const [duty, consumptionTax, vat] = [levied('duty'), levied('consumptionTax'), levied('vat')];
  const total = duty.plus(consumptionTax).plus(vat);
  return { steps, currency: tariff.currency, customsValue, duty, consumptionTax, vat, total };
}

/** Stands under line 0: it is the whole declaration's. */
const exemption = (group: string, amount: Decimal, tariff: TariffOfDay): AssessmentStep => ({
  lineNo: 0,
  tax: 'exemption',
  basis: amount,
  rate: `below ${tariff.taxThreshold} ${tariff.currency}`,
  formula: `${group} not levied`,
  law: tariff.law.threshold,
  unrounded: amount.negated(),
  rounded: amount.negated(),
});
