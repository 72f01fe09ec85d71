export { KindHeader, KindPackage, type WantedDocument } from './package/kind-package';
export { isOfficersClock } from './package/kind-flow';
export type { Commitment, DecisionReason, KindClock, Selection, SpotCheck, Step } from './package/kind-flow';
export type { Citation, Grant } from './package/kind-grants';
export { retentionOf, type Retention } from './package/retention';
export type { Condition } from './package/values';
export { loadPackages, SHIPPED_PACKAGES } from './package/load-packages';
export { loadPilotTasks, PilotTask } from './package/pilot-task';
export { compileKind } from './engine/compile-kind';
export { OnDemandKind } from './engine/on-demand-kind';
export { outcomeOf, type Outcome } from './engine/outcome';
export { packageFaults } from './trial/package-faults';
export type { CompiledKind } from './engine/compiled-kind';
export { SchemaCheck, type SchemaFindings } from './engine/schema-check';
export type { CitationMade } from './engine/compiled-citation';
export type { GrantTerms } from './engine/grant-terms';
export {
  MOST_FAULTS,
  type Fault,
  type FilingContext,
  type RuleDecision,
  type Verdict,
} from './engine/verdict';
export { pointerStep, pointerSteps, valueAt } from './engine/pointer';
export { kindsMarkdown } from './reference/kinds-page';
export { redact } from './engine/redact';
export { describeKind, type KindDescription } from './describe-kind';
export { KindNotInForce, KindRegistry, UnknownKind } from './registry/kind-registry';
