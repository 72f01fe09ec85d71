import type { Decimal } from '@landport/domain';
import { rounded } from './rounding';

/**
 * Interest on deferred tax [缓税利息] of bonded goods sold into the home market.
 * @param tax   duty and tax, unrounded
 * @param days  from the ledger's last write-off (else the first import) to the payment notice, both included once
 * @param rate  yearly demand-deposit rate as a fraction, in force on the notice's day
 * @returns     tax × days × rate / 360, half up to the fen
 */
export const deferredTaxInterest = (tax: Decimal, days: number, rate: Decimal): Decimal =>
  rounded(tax.times(days).times(rate).dividedBy(360), 'centHalfUp');
