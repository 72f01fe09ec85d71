import { Decimal, lastDayOfPeriod } from '@landport/domain';
import { pointerSteps, valueAt, type CitationMade, type Fault } from '@landport/kinds';
import * as faults from './citation-faults';
import type { CitedRecord } from './cited-record';

/** Who cites, when and in what. */
export interface Citing {
  readonly organisationId: string;
  /** Day at the office. */
  readonly on: string;
  readonly payload: unknown;
}

/** What a citation that bears takes. */
export interface Draw {
  readonly pointer: string;
  readonly grantNumber: string | null;
  readonly citedFilingId: string | null;
  /** Decimal, in the grant's unit; null where nothing is drawn. */
  readonly value: string | null;
  /** No other live filing may cite it as well. */
  readonly exclusive: boolean;
}

const BEARS: ReadonlySet<string> = new Set(['approved', 'released', 'inForce', 'exhausted']);

/**
 * Whether every citation bears, in their order: what one draws is not there for the next.
 * @param found  all that the numbers lead to
 */
export function judgeCitations(
  made: readonly CitationMade[],
  found: readonly CitedRecord[],
  citing: Citing,
): { readonly faults: Fault[]; readonly draws: Draw[] } {
  const drawn = new Map<string, Decimal>();
  const told: Fault[] = [];
  const draws: Draw[] = [];
  for (const citation of made) {
    const cited = found.find((record) => mayCite(citation, record, citing));
    if (cited === undefined) told.push(faults.unknown(citation));
    else {
      const wrong = [...standing(citation, cited, citing), ...quantity(citation, cited, drawn)];
      told.push(...wrong);
      if (wrong.length === 0) draws.push(drawOf(citation, cited));
    }
  }
  return { faults: told, draws };
}

/** What is of another organisation reads as if it were not there. */
const mayCite = ({ number, terms }: CitationMade, cited: CitedRecord, citing: Citing): boolean =>
  cited.number === number &&
  terms.kinds.includes(cited.kind) &&
  (cited.forAnyone || cited.holder === citing.organisationId);

function standing(citation: CitationMade, cited: CitedRecord, { on, payload }: Citing): Fault[] {
  if (!BEARS.has(cited.status)) return [faults.notInForce(citation, cited, on)];
  const { within, once, same } = citation.terms;
  const told: Fault[] = [];
  if (cited.what === 'grant' && cited.usesLeft !== null && cited.usesLeft <= 0)
    told.push(faults.usedUp(citation));
  if (once && cited.isTaken) told.push(faults.taken(citation));
  if (within !== undefined) {
    const since = cited.days[within.of];
    const lastDay = since && lastDayOfPeriod(since, { years: 0, months: 0, days: within.days });
    if (lastDay === undefined || lastDay < on) told.push(faults.late(citation, lastDay ?? '—', on));
  }
  for (const { here, there } of same) {
    const ours = valueAt(payload, pointerSteps(here));
    const theirs = valueAt(cited.payload, pointerSteps(there));
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      told.push(faults.differs(citation, here, ours, theirs));
  }
  return told;
}

function quantity(citation: CitationMade, cited: CitedRecord, drawn: Map<string, Decimal>): Fault[] {
  if (citation.terms.quantity === undefined || cited.what === 'filing') return [];
  const { unit, available, number } = cited;
  if (unit === null || available === null) return [];
  if (citation.quantity === undefined) return [faults.withoutQuantity(citation, unit)];
  if (citation.quantity.unit !== unit) return [faults.otherUnit(citation, unit)];
  const before = drawn.get(number) ?? new Decimal(0);
  const left = new Decimal(available).minus(before);
  const asked = new Decimal(citation.quantity.value);
  if (asked.greaterThan(left)) return [faults.exceeds(citation, left.toFixed(), unit)];
  drawn.set(number, before.plus(asked));
  return [];
}

function drawOf({ pointer, terms, quantity: asked }: CitationMade, cited: CitedRecord): Draw {
  const draws = cited.what === 'grant' && cited.available !== null && terms.quantity !== undefined;
  return {
    pointer,
    grantNumber: cited.what === 'grant' ? cited.number : null,
    citedFilingId: cited.what === 'filing' ? cited.filingId : null,
    value: draws ? asked!.value : null,
    exclusive: terms.once,
  };
}
