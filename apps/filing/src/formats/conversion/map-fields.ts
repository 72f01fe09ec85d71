import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { XmlStandard } from '../xml/read-xml';
import type { Model } from '../xml/xml-walk';
import { leavesOf, put, type Leaf, type Step } from './leaves';

/** One element in the words of both standards, with `*` for any place in a list. */
interface Field {
  readonly wco: string;
  readonly ncts: string;
  /** Characters of the longer text that the shorter one is; parts are put together again in the table's order. */
  readonly wcoPart?: readonly [number, number];
  readonly nctsPart?: readonly [number, number];
}

/** In the order in which elements of a declaration stand. */
const FIELDS = JSON.parse(readFileSync(join(__dirname, 'fields.json'), 'utf8')) as readonly Field[];

/** An amount's or a quantity's text, in the model beside its currency or unit. */
const TEXT_OF_LEAF = new Set<Step>(['value', 'amount']);

const starred = (steps: readonly Step[]): string =>
  steps.map((step) => (/^(\d+|\*)$/.test(String(step)) ? '*' : step)).join('/');

export interface Mapped {
  readonly payload: Model;
  /** What the other standard has no place for. */
  readonly lost: readonly Leaf[];
}

/** What a message says in the words of the other standard, as far as both have words for it. */
export function mapFields(source: Readonly<Model>, from: XmlStandard): Mapped {
  const to = from === 'wco' ? 'ncts' : 'wco';
  const leaves = [...leavesOf(source)];
  const byPath = Map.groupBy(leaves, ({ steps }) => starred(ownSteps(steps)));
  const payload: Model = {};
  const taken = new Map<Leaf, number>();
  const numbers = new RunningNumbers();
  for (const field of FIELDS) {
    const pattern = field[from].split('/');
    for (const leaf of byPath.get(starred(pattern)) ?? []) {
      if (!fits(pattern, leaf) || typeof leaf.value !== 'string') continue;
      const target = targetOf(pattern, field[to].split('/'), ownSteps(leaf.steps), numbers);
      const part = partOf(leaf.value, field[`${from}Part`]);
      taken.set(leaf, (taken.get(leaf) ?? 0) + part.length);
      if (part !== '') write(payload, target, part, field[`${to}Part`] !== undefined);
    }
  }
  const said = new Set([...taken.keys()].map(({ steps }) => ownSteps(steps).join('/')));
  const lost = leaves.filter(
    (leaf) => (taken.get(leaf) ?? -1) < String(leaf.value).length && !isUnderstood(leaf, said),
  );
  return { payload, lost };
}

const ownSteps = (steps: readonly Step[]): readonly Step[] =>
  TEXT_OF_LEAF.has(steps.at(-1) ?? '') ? steps.slice(0, -1) : steps;

/** A place that the table names is that place alone. */
const fits = (pattern: readonly string[], { steps }: Leaf): boolean =>
  pattern.every((step, at) => !/^\d+$/.test(step) || String(steps[at]) === step);

const partOf = (value: string, part: readonly [number, number] | undefined): string =>
  part === undefined ? value : value.slice(...part);

function write(payload: Model, steps: readonly Step[], value: string, joins: boolean): void {
  const before = joins
    ? steps.reduce<unknown>((inner, step) => (inner as Record<Step, unknown> | undefined)?.[step], payload)
    : undefined;
  put(payload, steps, typeof before === 'string' ? before + value : value);
}

/** Masses are in kilograms in either standard, so that unit need not be said. */
const isUnderstood = ({ steps, value }: Leaf, said: ReadonlySet<string>): boolean =>
  steps.at(-1) === 'unit' && value === 'KGM' && said.has(steps.slice(0, -1).join('/'));

/** Items of all house consignments in one list. */
class RunningNumbers {
  private readonly numbers = new Map<string, number>();

  of(house: Step, item: Step): number {
    const key = `${house}/${item}`;
    const number = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, number);
    return number;
  }
}

/** NCTS has one level more, house consignments: of one declaration all items are in one of them. */
function targetOf(
  from: readonly string[],
  to: readonly string[],
  steps: readonly Step[],
  numbers: RunningNumbers,
): Step[] {
  const places = steps.filter((_, at) => from[at] === '*');
  const wanted = to.filter((step) => step === '*').length;
  if (places.length > wanted) places.splice(0, 2, numbers.of(places[0]!, places[1]!));
  if (places.length < wanted) places.unshift(0);
  return to.map((step) => (step === '*' ? places.shift()! : /^\d+$/.test(step) ? Number(step) : step));
}
