import { isOfficersClock, type KindClock, type Step } from '../package/kind-flow';
import type { KindHeader } from '../package/kind-package';
import type { Condition } from '../package/values';
import { CompiledCondition } from './compiled-condition';
import type { FilingScope } from './compiled-rule';
import type { Figures } from './in-force';

/** A part of the way, and when it is a part of a filing's way. */
interface Conditional<Part> {
  readonly part: Part;
  readonly when: CompiledCondition | undefined;
}

/** Which steps a filing takes, and under which time limits. */
export class CompiledFlow {
  private readonly steps: readonly Conditional<Step>[];
  private readonly clocks: readonly Conditional<KindClock>[];

  /** @throws when a condition cannot run, or a clock is of a step that there is not; says which */
  constructor({ kind, steps, clocks }: KindHeader, figures: Figures) {
    const conditional = <Part extends { readonly name: string; readonly when?: Condition | undefined }>(
      part: Part,
    ): Conditional<Part> => ({
      part,
      when: part.when && new CompiledCondition(`${kind}: ${part.name}`, part.when, figures),
    });
    const names = new Set(steps.map(({ name }) => name));
    if (names.size < steps.length) throw new Error(`${kind}: two steps have the same name`);
    for (const { name, step } of clocks) {
      if (step !== undefined && !names.has(step))
        throw new Error(`${kind}: clock ${name} is of no step ${step}`);
    }
    this.steps = steps.map(conditional);
    this.clocks = clocks.filter(isOfficersClock).map(conditional);
  }

  stepsFor(filing: FilingScope): Step[] {
    return this.steps.filter(({ when }) => when?.holds(filing) ?? true).map(({ part }) => part);
  }

  clockFor(step: string, filing: FilingScope): KindClock | undefined {
    return this.clocks.findLast(
      ({ part, when }) => (part.step === undefined || part.step === step) && (when?.holds(filing) ?? true),
    )?.part;
  }
}
