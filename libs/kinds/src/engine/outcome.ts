import type { DecisionMode } from '@landport/contracts';
import type { CompiledKind } from './compiled-kind';
import type { FilingContext } from './verdict';

/** What comes of a payload at the window, so far as its kind alone says. */
export interface Outcome {
  /** `faulty`: it is not taken; `later`: bodies decide. */
  readonly verdict: 'faulty' | 'approved' | 'refused' | 'later';
  /** Of faults and reasons, one for each, sorted. */
  readonly codes: readonly string[];
  readonly warnings: readonly string[];
  /** How it is decided; of a faulty one nothing is said. */
  readonly mode?: DecisionMode;
}

/** What is cited, enclosed or on record elsewhere is not looked at: only what is lodged has it under lock. */
export function outcomeOf(kind: CompiledKind, payload: unknown, context: FilingContext): Outcome {
  const { faults, warnings: odd } = kind.validate(payload, context);
  const warnings = codesOf(odd);
  if (faults.length > 0) return { verdict: 'faulty', codes: codesOf(faults), warnings };
  const decision = kind.decide(payload, context);
  return {
    verdict: decision?.outcome ?? 'later',
    codes: codesOf(decision?.reasons ?? []),
    warnings,
    mode: kind.modeOf(payload, context),
  };
}

const codesOf = (found: readonly { readonly code: string }[]): string[] =>
  found.map(({ code }) => code).sort();
