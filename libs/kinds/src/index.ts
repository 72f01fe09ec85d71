export {
  KindExample,
  KindHeader,
  KindParameter,
  KindRule,
  RuleOutcome,
  type KindPackage,
} from './package/kind-package';
export { loadPackages, SHIPPED_PACKAGES, UnusablePackage } from './package/load-packages';
export { compileKind } from './engine/compile-kind';
export type { CompiledKind } from './engine/compiled-kind';
export {
  MOST_FAULTS,
  type Fault,
  type FilingContext,
  type RuleDecision,
  type Verdict,
} from './engine/verdict';
export { SCHEMA_FAULTS, type SchemaFaultCode } from './engine/schema-fault-texts';
export { pointerStep, pointerSteps, valueAt } from './engine/pointer';
export { describeKind, type KindDescription, type RuleInWords } from './describe-kind';
export { KindNotInForce, KindRegistry, UnknownKind } from './registry/kind-registry';
export { editDistance, nearestName } from './registry/nearest-name';
