import { pairItems } from './paired-items';

export interface FieldChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** JSON pointer (RFC 6901) into the later value; of what is removed, into the earlier. */
  readonly pointer: string;
  /** Into the earlier value, where that differs. */
  readonly wasPointer?: string;
  readonly was?: unknown;
  readonly is?: unknown;
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const step = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * What a later value says otherwise than an earlier one, field by field. Entries of a list are paired by what they
 * say and by their numbers, so that one put in at the front does not change all that follow; a list told in another
 * order is the same list.
 */
export function changesBetween(was: unknown, is: unknown): FieldChange[] {
  const found: FieldChange[] = [];
  compare(was, is, '', '', found);
  return found;
}

function compare(was: unknown, is: unknown, wasAt: string, isAt: string, found: FieldChange[]): void {
  if (was === is) return;
  if (isTree(was) && isTree(is)) return compareMembers(was, is, wasAt, isAt, found);
  if (Array.isArray(was) && Array.isArray(is)) return compareItems(was, is, wasAt, isAt, found);
  const moved = wasAt === isAt ? {} : { wasPointer: wasAt };
  if (was === undefined) found.push({ change: 'added', pointer: isAt, is });
  else if (is === undefined) found.push({ change: 'removed', pointer: wasAt, was });
  else found.push({ change: 'changed', pointer: isAt, ...moved, was, is });
}

function compareMembers(was: Tree, is: Tree, wasAt: string, isAt: string, found: FieldChange[]): void {
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [before, after] = [own(was, name), own(is, name)];
    compare(before, after, wasAt + step(name), isAt + step(name), found);
  }
}

function compareItems(
  was: readonly unknown[],
  is: readonly unknown[],
  wasAt: string,
  isAt: string,
  found: FieldChange[],
): void {
  for (const [before, after] of pairItems(was, is)) {
    const place = (at: string, index: number | undefined): string => at + step(index ?? '-');
    compare(
      before === undefined ? undefined : was[before],
      after === undefined ? undefined : is[after],
      place(wasAt, before),
      place(isAt, after),
      found,
    );
  }
}

const own = (tree: Tree, name: string): unknown => (Object.hasOwn(tree, name) ? tree[name] : undefined);
