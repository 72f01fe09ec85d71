export type { KindPackage } from './package/kind-package';
export { loadPackages } from './package/load-packages';
export { compileKind } from './engine/compile-kind';
export type { CompiledKind } from './engine/compiled-kind';
export type { Fault, RuleDecision, Verdict } from './engine/verdict';
export { pointerStep } from './engine/pointer';
export { describeKind, type KindDescription } from './describe-kind';
export { KindNotInForce, KindRegistry, UnknownKind } from './registry/kind-registry';
