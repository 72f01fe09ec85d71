import { Decimal } from '@landport/domain';
import type { KindParameter } from '../package/kind-rule';

interface Dated {
  readonly validFrom: string;
  readonly validTo?: string | undefined;
  readonly area?: string | undefined;
}

/** Of the entries that hold on a day: the area's own before what holds everywhere, then the newest. */
export function inForceOn<Entry extends Dated>(
  entries: readonly Entry[],
  on: string,
  area: string | undefined,
): Entry | undefined {
  let best: Entry | undefined;
  for (const entry of entries) {
    if (entry.validFrom > on || (entry.validTo !== undefined && entry.validTo < on)) continue;
    if (entry.area !== undefined && entry.area !== area) continue;
    if (best === undefined || isNearer(entry, best)) best = entry;
  }
  return best;
}

const isNearer = (entry: Dated, other: Dated): boolean =>
  entry.area === other.area ? entry.validFrom > other.validFrom : entry.area !== undefined;

const FIGURE = /\bparameters\.(\w+)/g;

type Figure = KindParameter & { readonly figure: Decimal };

/** The figures of law that hold, by name. Parsed once; picking them is a walk over a handful of entries. */
export class Figures {
  private readonly byName = new Map<string, Figure[]>();

  constructor(parameters: readonly KindParameter[]) {
    for (const parameter of parameters) {
      const figures = this.byName.get(parameter.name) ?? [];
      figures.push({ ...parameter, figure: new Decimal(parameter.value) });
      this.byName.set(parameter.name, figures);
    }
  }

  /** @throws Error for a figure in an expression that no parameter gives */
  mustKnow(where: string, expressions: readonly string[]): void {
    for (const [, name] of expressions.flatMap((cel) => [...cel.matchAll(FIGURE)])) {
      if (!this.byName.has(name!)) throw new Error(`${where}: no parameter ${name}`);
    }
  }

  on(day: string, area: string | undefined): Record<string, Decimal> {
    const figures: Record<string, Decimal> = {};
    for (const [name, entries] of this.byName) {
      const entry = inForceOn(entries, day, area);
      if (entry) figures[name] = entry.figure;
    }
    return figures;
  }
}
