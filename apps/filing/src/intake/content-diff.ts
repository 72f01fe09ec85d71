import canonicalize from 'canonicalize';

export interface Difference {
  /** JSON pointer (RFC 6901) into what was sent now. */
  readonly pointer: string;
  /** What stands there now; absent when it was left out. */
  readonly value?: unknown;
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where two JSON values differ in their canonical form (RFC 8785); empty when they say the same. */
export function differencesBetween(first: unknown, now: unknown, pointer = ''): Difference[] {
  if (canonicalize(first) === canonicalize(now)) return [];
  if (!isTree(first) || !isTree(now) || Array.isArray(first) !== Array.isArray(now)) {
    return [now === undefined ? { pointer } : { pointer, value: now }];
  }
  const names = new Set([...Object.keys(first), ...Object.keys(now)]);
  return [...names].flatMap((name) =>
    differencesBetween(first[name], now[name], `${pointer}/${escaped(name)}`),
  );
}
