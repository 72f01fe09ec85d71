import type { Text } from '@landport/contracts';

/** One thing wrong with a payload, told so that its sender can mend it. */
export interface Fault {
  readonly code: string;
  /** JSON pointer into the model; of the missing member where something is missing. */
  readonly pointer: string;
  /** What was seen there; absent where nothing was. */
  readonly value?: unknown;
  readonly message: Text;
  readonly remedy: Text;
  readonly legalBasis?: string;
}

/** The most faults that one answer tells; `total` counts all. */
export const MOST_FAULTS = 100;

export interface Verdict {
  /** In the payload's order of checks: schema first, then rules; at most `MOST_FAULTS`. */
  readonly faults: readonly Fault[];
  /** How many faults there are in truth. */
  readonly total: number;
  /** What is odd but no reason to refuse. */
  readonly warnings: readonly Fault[];
}

/** What a kind's dated rules say of a filing by themselves. */
export interface RuleDecision {
  readonly outcome: 'approved' | 'refused';
  /** Why it is refused; empty when approved. */
  readonly reasons: readonly { readonly code: string; readonly text: Text }[];
}

/** What rules may look at besides the payload. */
export interface FilingContext {
  /** Day of lodging in the office's zone, `2026-03-01`: its rules and figures hold. */
  readonly on: string;
  /** Day whose figures and ways of deciding hold, where it is another: filings are replayed under rules to come. */
  readonly lawOf?: string;
  /** Who lodges. */
  readonly organisationId: string;
}
