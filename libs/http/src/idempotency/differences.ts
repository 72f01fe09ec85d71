import { pointerTo } from '../request/zod-faults';

export interface Difference {
  readonly pointer: string;
  readonly first: unknown;
  readonly now: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Places where two JSON values differ. There are none exactly when both have the same canonical form (RFC 8785):
 * order of names, blanks and spelling of numbers and escapes make no difference.
 */
export function differencesOf(first: unknown, now: unknown, path: readonly PropertyKey[] = []): Difference[] {
  if (Object.is(first, now) || first === now) return [];
  if (!isObject(first) || !isObject(now) || Array.isArray(first) !== Array.isArray(now))
    return [{ pointer: pointerTo(path), first, now }];
  const names = [...new Set([...Object.keys(first), ...Object.keys(now)])];
  return names.flatMap((name) => differencesOf(first[name], now[name], [...path, name]));
}
