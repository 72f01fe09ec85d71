import { DECIMAL_PATTERN } from '@landport/domain';
import type { Citation } from '../package/kind-grants';
import { pointerSteps, valueAt } from './pointer';
import { PointerPattern } from './pointer-pattern';
import type { Fault } from './verdict';

/** A place of a payload that leans on what was granted or filed before. */
export interface CitationMade {
  readonly terms: Citation;
  readonly number: string;
  /** Of the member that holds the number. */
  readonly pointer: string;
  /** What is to be drawn down; absent where the terms ask for none, or the payload states none that can be. */
  readonly quantity?: { readonly value: string; readonly unit: string };
  /** Of the member that holds the quantity's value. */
  readonly quantityPointer: string;
}

/** One entry of `cites`, its pointers parsed once. */
export class CompiledCitation {
  private readonly each: PointerPattern;
  private readonly when: readonly (readonly [readonly string[], string])[];
  private readonly number: readonly string[];
  private readonly value: readonly string[] | undefined;
  private readonly unit: readonly string[] | undefined;

  constructor(private readonly terms: Citation) {
    this.each = new PointerPattern(terms.each);
    this.when = Object.entries(terms.when).map(([pointer, value]) => [pointerSteps(pointer), value]);
    this.number = pointerSteps(terms.number);
    this.value = terms.quantity && pointerSteps(terms.quantity.value);
    this.unit = terms.quantity && pointerSteps(terms.quantity.unit);
  }

  /** Never throws, whatever the payload is: it is also asked of payloads that have faults. */
  in(payload: unknown): CitationMade[] {
    const made: CitationMade[] = [];
    for (const { value: entry, pointer } of this.each.matches(payload)) {
      if (!this.when.every(([steps, wanted]) => valueAt(entry, steps) === wanted)) continue;
      const number = valueAt(entry, this.number);
      if (typeof number !== 'string' || number === '') continue;
      const quantity = this.quantityOf(entry);
      made.push({
        terms: this.terms,
        number,
        pointer: pointer + this.terms.number,
        quantityPointer: pointer + (this.terms.quantity?.value ?? this.terms.number),
        ...(quantity && { quantity }),
      });
    }
    return made;
  }

  /** The fault of a payload that must cite and does not. */
  missingIn(payload: unknown): Fault | undefined {
    const { required, kinds, each } = this.terms;
    if (!required || this.in(payload).length > 0) return undefined;
    const names = kinds.join(', ');
    return {
      code: 'filing/citation-missing',
      pointer: each.split('/*', 1)[0]!,
      message: { en: `Nothing of ${names} is cited.`, zh: `未引用 ${names}。` },
      remedy: { en: `Cite the number of your ${names}.`, zh: `请填写贵方 ${names} 的编号。` },
    };
  }

  private quantityOf(entry: unknown): CitationMade['quantity'] {
    if (this.value === undefined || this.unit === undefined) return undefined;
    const value = valueAt(entry, this.value);
    const unit = valueAt(entry, this.unit);
    if (typeof value !== 'string' || typeof unit !== 'string') return undefined;
    return DECIMAL_PATTERN.test(value) && /^[0-9.]*[1-9]/.test(value) ? { value, unit } : undefined;
  }
}
