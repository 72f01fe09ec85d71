import type { Decimal } from '@landport/domain';

export type Tax =
  | 'customsValue'
  | 'duty'
  | 'safeguard'
  | 'additional'
  | 'antiDumping'
  | 'countervailing'
  | 'consumptionTax'
  | 'vat'
  | 'exemption';

/** One step of an assessment, as an auditor reads it. Later steps build on the unrounded amounts. */
export interface AssessmentStep {
  readonly lineNo: number;
  readonly tax: Tax;
  readonly basis: Decimal;
  /** The rate as the tariff states it. */
  readonly rate: string;
  readonly formula: string;
  readonly law: string;
  readonly unrounded: Decimal;
  readonly rounded: Decimal;
}
