import type { DecisionMode } from '@landport/contracts';
import type { KindClock, Step } from '../package/kind-flow';
import type { KindPackage } from '../package/kind-package';
import type { CitationMade } from './compiled-citation';
import type { GrantTerms } from './grant-terms';
import type { FilingContext, RuleDecision, Verdict } from './verdict';

/** A dated package ready to run: schema, rules and figures are compiled once and hold no state. */
export interface CompiledKind {
  readonly name: string;
  readonly validFrom: string;
  /** Last day it holds. */
  readonly validTo: string | undefined;
  readonly source: KindPackage;

  /** Whether it may be lodged: every fault at once; of a member that the schema refuses, only that. */
  validate(payload: unknown, context: FilingContext): Verdict;

  /** How a filing of this payload is decided, by day and area; `approval` where a promise could be signed and is not. */
  modeOf(payload: unknown, context: FilingContext): DecisionMode;

  /**
   * What the rules decide by themselves; asked only of a payload without faults.
   * Refused at once when a deciding rule is broken, whatever the mode; approved at once when the mode is
   * `onTheSpot` or `commitment`; nothing otherwise, then its bodies decide.
   */
  decide(payload: unknown, context: FilingContext): RuleDecision | undefined;

  /** The steps of a filing's way through its bodies, in turn; those whose condition is not met are left out. */
  stepsFor(payload: unknown, context: FilingContext): readonly Step[];

  /** The officers' time limit of a step: the last that fits; nothing when the kind sets none. */
  clockFor(step: string, payload: unknown, context: FilingContext): KindClock | undefined;

  /** Grants and filings of other kinds that a payload leans on; whether they bear it, only their records can say. */
  citationsIn(payload: unknown): readonly CitationMade[];

  /** What the approval of a payload gives; nothing for most kinds. */
  grantOf(payload: unknown): GrantTerms | undefined;
}
