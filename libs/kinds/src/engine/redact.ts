import { pointerSteps } from './pointer';
import { PointerPattern } from './pointer-pattern';

/**
 * The payload without what the pointers lead to.
 * @param pointers  `*` steps stand for every entry of a list; an entry that goes leaves null in its place
 * @returns         undefined when they lead to nothing
 */
export function redact(payload: unknown, pointers: readonly string[]): unknown {
  const found = pointers.flatMap((pattern) => [...new PointerPattern(pattern).matches(payload)]);
  if (found.length === 0) return undefined;
  const left = structuredClone(payload);
  for (const { pointer } of found) remove(left, pointerSteps(pointer));
  return left;
}

function remove(root: unknown, steps: readonly string[]): void {
  const last = steps.at(-1);
  if (last === undefined) return;
  let parent = root as Record<string, unknown> | unknown[] | undefined;
  for (const step of steps.slice(0, -1)) {
    parent = (parent as Record<string, Record<string, unknown>> | undefined)?.[step];
  }
  if (Array.isArray(parent)) parent[Number(last)] = null;
  else if (parent !== undefined) delete parent[last];
}
