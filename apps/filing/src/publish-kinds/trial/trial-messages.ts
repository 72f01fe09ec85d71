import type { Fault, KindPackage, Outcome } from '@landport/kinds';

/** A filing as it was lodged. */
export interface RecordedCase {
  readonly filingId: string;
  readonly kindValidFrom: string;
  /** Day of lodging at the office. */
  readonly on: string;
  readonly organisationId: string;
  readonly payload: unknown;
}

export interface ReplayedCase {
  readonly filingId: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** What the thread is given at its start: the package on trial, and the versions that filings were lodged under. */
export interface TrialData {
  readonly proposed: KindPackage;
  readonly former: readonly KindPackage[];
}

export type TrialQuestion =
  { readonly ask: 'faults' } | { readonly ask: 'replay'; readonly cases: readonly RecordedCase[] };

export interface TrialAnswers {
  readonly faults: readonly Fault[];
  readonly replay: readonly ReplayedCase[];
}
