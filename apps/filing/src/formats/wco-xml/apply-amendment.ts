import { DomainError } from '@landport/domain';
import type { Model } from '../xml/xml-walk';
import { amendedPath } from './amended-path';
import { isExplanation } from './declaration-act';
import { isRepeating, METADATA_MEMBER } from './wco-vocabulary';

/** An amendment points at something that neither it nor the declaration holds. */
export class AmendsNothing extends DomainError {
  readonly code = 'filing/amends-nothing';
  readonly kind = 'invalid';
  override readonly remedy =
    'Point at what the declaration holds, or give in the message what is to stand there.';
  constructor(place: number, path: string) {
    super(
      `Amendment ${place + 1} points at ${path}, which is neither in the message nor in the declaration.`,
      {
        pointer: `/Amendment/${place}`,
        value: path,
      },
    );
  }
}

/** The message's own particulars; they say nothing about the goods. */
const OWN = new Set([
  'FunctionCode',
  'FunctionalReferenceID',
  'ID',
  'TypeCode',
  'Amendment',
  METADATA_MEMBER,
]);

/**
 * The declaration as it stands once it is amended. What the message holds takes the place of what the declaration
 * holds there; entries of a list meet by their `SequenceNumeric`, else by their place. What the message points at and
 * does not hold is taken out.
 * @throws AmendsNothing
 */
export function applyAmendment(amendment: Readonly<Model>, declaration: Readonly<Model>): Model {
  const body = Object.fromEntries(Object.entries(amendment).filter(([name]) => !OWN.has(name)));
  const { AdditionalInformation: statements, ...rest } = body;
  const added = Array.isArray(statements) ? statements.filter((each) => !isExplanation(each)) : [];
  const told = added.length > 0 ? { ...rest, AdditionalInformation: added } : rest;
  const amended = copyOf(declaration) as Model;
  const amendments = Array.isArray(amendment['Amendment']) ? (amendment['Amendment'] as Model[]) : [];
  const gone = amendments.flatMap(({ Pointer: pointers }, place) => {
    const path = amendedPath(pointers);
    if (path === undefined || path.length === 0 || holds(told, path)) return [];
    if (!holds(amended, path)) throw new AmendsNothing(place, `/${path.join('/')}`);
    return [path];
  });
  // Last first, so that taking out one entry moves none that is still to go.
  for (const path of gone.sort(lastFirst)) takeOut(amended, path);
  merge(amended, told);
  return amended;
}

const isModel = (value: unknown): value is Model =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(into: Model, from: Readonly<Model>): void {
  for (const [name, value] of Object.entries(from)) {
    const before = Object.hasOwn(into, name) ? into[name] : undefined;
    if (Array.isArray(value) && Array.isArray(before)) mergeLists(before, value);
    else if (isModel(value) && isModel(before) && !isLeaf(name)) merge(before, value);
    else into[name] = copyOf(value);
  }
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isModel(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyOf(inner)]));
}

/** An amount or a quantity is replaced with its currency or unit, never mixed with the old one. */
const isLeaf = (name: string): boolean => /(Amount|Quantity|Measure|String)$/.test(name);

function mergeLists(into: unknown[], from: readonly unknown[]): void {
  for (const [place, entry] of from.entries()) {
    const at = placeOf(entry, into, place);
    const before = into[at];
    if (isModel(entry) && isModel(before)) merge(before, entry);
    else into[at] = copyOf(entry);
  }
}

/** Where an entry of the message belongs: at its number, else at its place; behind the last where neither is there. */
function placeOf(entry: unknown, list: readonly unknown[], place: number): number {
  const number = isModel(entry) ? entry['SequenceNumeric'] : undefined;
  if (number === undefined) return Math.min(place, list.length);
  const found = list.findIndex((other) => isModel(other) && other['SequenceNumeric'] === number);
  return found >= 0 ? found : list.length;
}

type Path = readonly (string | number)[];

function valueAt(model: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Model)[step]
        : undefined,
    model,
  );
}

/** The message's lists may hold fewer entries than the declaration's: its items are found by their number. */
function holds(model: Model, path: Path): boolean {
  if (valueAt(model, path) !== undefined) return true;
  const [name, place, ...rest] = path;
  const inner = typeof name === 'string' ? model[name] : undefined;
  if (isModel(inner)) return holds(inner, path.slice(1));
  if (typeof place !== 'number' || !Array.isArray(inner) || rest.length === 0) return false;
  const numbered = inner.find((each) => isModel(each) && each['SequenceNumeric'] === String(place + 1));
  return isModel(numbered) && holds(numbered, rest);
}

function takeOut(model: Model, path: Path): void {
  const holder = valueAt(model, path.slice(0, -1));
  const last = path.at(-1)!;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (isModel(holder)) delete holder[last];
  const list = Array.isArray(holder) ? path.slice(0, -1) : [];
  const name = list.at(-1);
  if (typeof name !== 'string' || !isRepeating(name) || (holder as unknown[]).length > 0) return;
  // A list of none is no list.
  const parent = valueAt(model, list.slice(0, -1));
  if (isModel(parent)) delete parent[name];
}

function lastFirst(one: Path, other: Path): number {
  for (const [place, step] of one.entries()) {
    const against = other[place];
    if (typeof step === 'number' && typeof against === 'number' && step !== against) return against - step;
  }
  return other.length - one.length;
}
