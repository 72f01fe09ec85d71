import canonicalize from 'canonicalize';

/** Places of an entry in the earlier and in the later list; of one that is in one list alone, the other is missing. */
export type Pair = readonly [was: number | undefined, is: number | undefined];

/** Members that number the entries of a list, the WCO Data Model's own first. */
const NUMBERS = ['SequenceNumeric', 'itemNo', 'lineNo', 'number'] as const;
/** Members that name an entry, whatever its place. */
const NAMES = ['ID', 'id', 'code'] as const;

type Item = Readonly<Record<string, unknown>>;
const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Pairs the entries of two lists: first those that say the same, number included; then those that say the same
 * under another number; then those of the same number, then of the same name; and what is left, in its order, unless
 * numbers or names tell them apart. Each step takes time in proportion to the lists.
 */
export function pairItems(was: readonly unknown[], is: readonly unknown[]): Pair[] {
  const pairs: [number, number][] = [];
  let left = [...was.keys()];
  let right = [...is.keys()];
  const pairBy = (key: (item: unknown) => string | undefined): void => {
    const places = new Map<string, number[]>();
    for (const index of right) {
      const name = key(is[index]);
      if (name !== undefined) places.set(name, [...(places.get(name) ?? []), index]);
    }
    for (const each of places.values()) each.reverse();
    const paired = new Set<number>();
    left = left.filter((index) => {
      const name = key(was[index]);
      const other = name === undefined ? undefined : places.get(name)?.pop();
      if (other === undefined) return true;
      pairs.push([index, other]);
      paired.add(other);
      return false;
    });
    right = right.filter((index) => !paired.has(index));
  };

  pairBy((item) => canonicalize(item));
  pairBy((item) => (isItem(item) ? canonicalize(withoutNumber(item)) : undefined));
  for (const name of [...NUMBERS, ...NAMES]) pairBy((item) => scalarAt(item, name));
  const areTold = [...left.map((index) => was[index]), ...right.map((index) => is[index])].some(isTold);
  if (!areTold) {
    const many = Math.min(left.length, right.length);
    for (let each = 0; each < many; each += 1) pairs.push([left[each]!, right[each]!]);
    left = left.slice(many);
    right = right.slice(many);
  }
  return [
    ...pairs.sort(([, a], [, b]) => a - b),
    ...left.map((index): Pair => [index, undefined]),
    ...right.map((index): Pair => [undefined, index]),
  ];
}

function scalarAt(item: unknown, name: string): string | undefined {
  const value = isItem(item) && Object.hasOwn(item, name) ? item[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? `${name} ${value}` : undefined;
}

const isTold = (item: unknown): boolean =>
  [...NUMBERS, ...NAMES].some((name) => scalarAt(item, name) !== undefined);

const withoutNumber = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !(NUMBERS as readonly string[]).includes(name)));
