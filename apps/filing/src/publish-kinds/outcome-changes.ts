import type { Outcome } from '@landport/kinds';

export interface OutcomeChange {
  /** Codes of faults and reasons that come. */
  readonly gained: readonly string[];
  /** Those that go. */
  readonly lost: readonly string[];
  readonly modeChanges: boolean;
}

/** Warnings are left out: they change nothing that comes of a filing. */
export function changeOf(before: Outcome, after: Outcome): OutcomeChange {
  const without = (codes: readonly string[], others: readonly string[]): string[] => [
    ...new Set(codes.filter((code) => !others.includes(code))),
  ];
  return {
    gained: without(after.codes, before.codes),
    lost: without(before.codes, after.codes),
    // Nothing is said of how a faulty filing would be decided.
    modeChanges: before.mode !== undefined && after.mode !== undefined && before.mode !== after.mode,
  };
}

export function outcomeChanges(before: Outcome, after: Outcome): boolean {
  const { gained, lost, modeChanges } = changeOf(before, after);
  return before.verdict !== after.verdict || modeChanges || gained.length > 0 || lost.length > 0;
}
