import { Decimal } from '@landport/domain';
import type { KindRule } from '../package/kind-rule';
import type { Figures } from './in-force';
import { pointerSteps, valueAt } from './pointer';
import { PointerPattern, type Match } from './pointer-pattern';
import { RuleLanguage, type RuleScope } from './rule-language';
import { blanksOf, filled, shownValue } from './texts';
import type { Fault } from './verdict';

/** A place where a rule is broken; its texts are worked out only when they are wanted. */
export interface Breach {
  readonly pointer: string;
  describe(): Fault;
}

/** What all rules of a kind see of one filing. */
export type FilingScope = Omit<RuleScope, 'it' | 'place'>;

/** One rule, its expressions parsed once. */
export class CompiledRule {
  private readonly language: RuleLanguage;
  private readonly each: PointerPattern | undefined;
  private readonly reads: readonly (readonly [string, PointerPattern])[];
  private readonly applies: ((scope: RuleScope) => unknown) | undefined;
  private readonly holds: (scope: RuleScope) => unknown;
  private readonly values: readonly (readonly [string, (scope: RuleScope) => unknown])[];

  /** @throws UnusableExpression; Error for a figure that no parameter gives, or a blank without a value */
  constructor(
    readonly rule: KindRule,
    figures: Figures,
  ) {
    this.language = new RuleLanguage(Object.keys(rule.reads));
    this.each = rule.each === undefined ? undefined : new PointerPattern(rule.each);
    this.reads = Object.entries(rule.reads).map(([name, pattern]) => [name, new PointerPattern(pattern)]);
    this.applies = rule.when === undefined ? undefined : this.language.compile(rule.when);
    this.holds = this.language.compile(rule.expression);
    this.values = Object.entries(rule.values).map(([name, cel]) => [name, this.language.compile(cel)]);
    this.mustBeWhole(figures);
  }

  /** @param isSound  the payload fits its schema, so a rule without an answer is a rule broken */
  breaches(filing: FilingScope, isSound: boolean): Breach[] {
    const found: Breach[] = [];
    const matches = this.each ? this.each.matches(filing.payload) : [whole(filing.payload)];
    for (const match of matches) {
      const scope = this.scopeOf(filing, match);
      if (scope && this.isBroken(scope, isSound)) {
        const pointer = match.pointer + this.rule.pointer;
        found.push({ pointer, describe: () => this.fault(pointer, scope) });
      }
    }
    return found;
  }

  /** Nothing where something the rule reads is missing: then it is not asked. */
  private scopeOf(filing: FilingScope, { value, place }: Match): RuleScope | undefined {
    const scope: Record<string, unknown> = { ...filing, it: value, place };
    for (const [name, pattern] of this.reads) {
      const read = pattern.read(value);
      if (read === undefined) return undefined;
      scope[name] = read;
    }
    return scope as RuleScope;
  }

  private isBroken(scope: RuleScope, isSound: boolean): boolean {
    try {
      return this.applies?.(scope) !== false && this.holds(scope) !== true;
    } catch {
      return isSound;
    }
  }

  private fault(pointer: string, scope: RuleScope): Fault {
    const { code, message, remedy, legalBasis } = this.rule;
    const value = shownValue(valueAt(scope.it, pointerSteps(this.rule.pointer)));
    const blanks = {
      value,
      ...Object.fromEntries(this.values.map(([name, work]) => [name, answer(work, scope)])),
    };
    return {
      code,
      pointer,
      ...(value === undefined ? {} : { value }),
      message: filled(message, blanks),
      remedy: filled(remedy, blanks),
      ...(legalBasis === undefined ? {} : { legalBasis }),
    };
  }

  private mustBeWhole(figures: Figures): void {
    const { code, when = '', expression, values, message, remedy } = this.rule;
    figures.mustKnow(code, [when, expression, ...Object.values(values)]);
    for (const blank of [...blanksOf(message), ...blanksOf(remedy)]) {
      if (blank !== 'value' && !(blank in values)) throw new Error(`${code}: no value for {${blank}}`);
    }
  }
}

/** A rule without `each` is about the whole payload. */
const whole = (payload: unknown): Match => ({ value: payload, pointer: '', place: '' });

/** A value for a text; nothing where the payload does not give it. */
function answer(work: (scope: RuleScope) => unknown, scope: RuleScope): unknown {
  try {
    const value = work(scope);
    if (typeof value === 'bigint') return String(value);
    return value instanceof Decimal ? value.toFixed() : value;
  } catch {
    return undefined;
  }
}
