import { Decimal } from '@landport/domain';
import type { KindRule } from '../package/kind-package';
import type { Figures } from './in-force';
import { pointerStep, pointerSteps, valueAt } from './pointer';
import { compileExpression, type RuleScope } from './rule-language';
import { blanksOf, filled, shownValue } from './texts';
import type { Fault } from './verdict';

/** A place where a rule is broken; its texts are worked out only when they are wanted. */
export interface Breach {
  describe(): Fault;
}

export interface CompiledRule {
  readonly rule: KindRule;
  /** @param sure  the payload has its schema's shape, so a rule without an answer is a rule broken */
  breaches(scope: RuleScope, sure: boolean): Iterable<Breach>;
}

const FIGURE = /\bparameters\.(\w+)/g;

/** @throws UnusableExpression; Error for a figure that no parameter gives, or a blank without a value */
export function compileRule(rule: KindRule, figures: Figures): CompiledRule {
  const applies = rule.when === undefined ? undefined : compileExpression(rule.when);
  const holds = compileExpression(rule.expression);
  const values = Object.entries(rule.values).map(([name, cel]) => [name, compileExpression(cel)] as const);
  const path = rule.each === undefined ? undefined : pointerSteps(rule.each);
  const steps = pointerSteps(rule.pointer);
  for (const cel of [rule.when ?? '', rule.expression, ...Object.values(rule.values)]) {
    for (const [, name] of cel.matchAll(FIGURE)) {
      if (!figures.has(name!)) throw new Error(`${rule.code}: no parameter ${name}`);
    }
  }
  for (const blank of [...blanksOf(rule.message), ...blanksOf(rule.remedy)]) {
    if (blank !== 'value' && !(blank in rule.values))
      throw new Error(`${rule.code}: no value for {${blank}}`);
  }

  const isBroken = (scope: RuleScope, sure: boolean): boolean => {
    try {
      return applies?.(scope) !== false && holds(scope) !== true;
    } catch {
      return sure;
    }
  };

  const breach = (scope: RuleScope, place: string): Breach => {
    const seen = { ...scope };
    return {
      describe() {
        const value = shownValue(valueAt(path ? seen.it : seen.payload, steps));
        const told = Object.fromEntries(values.map(([name, work]) => [name, answer(work, seen)]));
        return {
          code: rule.code,
          pointer: place + rule.pointer,
          ...(value === undefined ? {} : { value }),
          message: filled(rule.message, { value, ...told }),
          remedy: filled(rule.remedy, { value, ...told }),
          ...(rule.legalBasis === undefined ? {} : { legalBasis: rule.legalBasis }),
        };
      },
    };
  };

  return {
    rule,
    *breaches(scope, sure) {
      if (!path) {
        if (isBroken(scope, sure)) yield breach(scope, '');
        return;
      }
      for (const match of matchesOf(scope.payload, path)) {
        scope.it = match.value;
        scope.place = match.place;
        if (isBroken(scope, sure)) yield breach(scope, match.pointer);
      }
    },
  };
}

/** A value for a text; a dash where the payload does not give it. */
function answer(work: (scope: RuleScope) => unknown, scope: RuleScope): unknown {
  try {
    const value = work(scope);
    if (typeof value === 'bigint') return String(value);
    return value instanceof Decimal ? value.toFixed() : value;
  } catch {
    return undefined;
  }
}

interface Match {
  readonly value: unknown;
  readonly pointer: string;
  readonly place: string;
}

function* matchesOf(
  value: unknown,
  path: readonly string[],
  at = 0,
  pointer = '',
  place = '',
): Iterable<Match> {
  if (at === path.length) {
    yield { value, pointer, place };
    return;
  }
  const step = path[at]!;
  if (step === '*') {
    if (!Array.isArray(value)) return;
    for (let index = 0; index < value.length; index += 1) {
      yield* matchesOf(value[index], path, at + 1, `${pointer}/${index}`, String(index + 1));
    }
  } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, step)) {
    const member = (value as Record<string, unknown>)[step];
    yield* matchesOf(member, path, at + 1, pointer + pointerStep(step), place);
  }
}
