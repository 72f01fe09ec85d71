import type { Condition } from '../package/values';
import type { FilingScope } from './compiled-rule';
import type { Figures } from './in-force';
import { PointerPattern } from './pointer-pattern';
import { RuleLanguage, type RuleScope } from './rule-language';

/** Whether a part of a kind holds for a filing, its expression parsed once. */
export class CompiledCondition {
  private readonly reads: readonly (readonly [string, PointerPattern])[];
  private readonly isMet: (scope: RuleScope) => unknown;

  /**
   * @param of  the part whose condition it is, for the error
   * @throws UnusableExpression; Error for a figure that no parameter gives
   */
  constructor(of: string, { reads, expression }: Condition, figures: Figures) {
    this.reads = Object.entries(reads).map(([name, pattern]) => [name, new PointerPattern(pattern)]);
    this.isMet = new RuleLanguage(Object.keys(reads)).compile(expression);
    figures.mustKnow(of, [expression]);
  }

  /** False also where the payload gives no answer: what is optional is left out rather than asked for by mistake. */
  holds(filing: FilingScope): boolean {
    const scope: Record<string, unknown> = { ...filing, it: filing.payload, place: '' };
    for (const [name, pattern] of this.reads) {
      const read = pattern.read(filing.payload);
      if (read === undefined) return false;
      scope[name] = read;
    }
    try {
      return this.isMet(scope as RuleScope) === true;
    } catch {
      return false;
    }
  }
}
