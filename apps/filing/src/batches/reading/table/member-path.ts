import { pointerStep } from '@landport/kinds';

/** Each line of a filing is one more entry of the list. */
export const EACH = Symbol('each line an entry');

export type Step = string | number | typeof EACH;

/** Way from the filing to one of its members: `payload`, `Item`, EACH, `Code`. */
export type MemberPath = readonly Step[];

const SEGMENT = /^([^[\]./]+)((?:\[(?:0|[1-9]\d{0,2})?\])*)$/;
const INDEX = /^(?:0|[1-9]\d{0,2})$/;
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);
/** Members of a filing that stand beside its payload and are written without further steps. */
const BESIDE = new Set(['reference', 'kind']);
const LONGEST = 300;

/**
 * Reads a heading: `reference`, `kind`, `payload.Declarant.ID`, `payload.Item[0].Code`, `payload.Item[].Code`,
 * `documents[].type`, or a JSON pointer into the payload, `/Item/0/Code`, whose `-` is the next entry (RFC 6901).
 * The word `payload` may be left out.
 * @returns undefined for what is no path, or gathers lines at two levels
 */
export function memberPathOf(heading: string): MemberPath | undefined {
  if (heading.length > LONGEST || /\p{Cc}/u.test(heading)) return undefined;
  const steps = heading.startsWith('/') ? stepsOfPointer(heading) : stepsOfDotted(heading);
  if (steps === undefined || steps.length === 0 || steps.length > 30) return undefined;
  if (steps.some((step) => typeof step === 'string' && (step === '' || FORBIDDEN.has(step))))
    return undefined;
  if (steps.filter((step) => step === EACH).length > 1) return undefined;
  return inFiling(steps);
}

function stepsOfPointer(pointer: string): Step[] {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => {
      if (part === '-') return EACH;
      return INDEX.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
    });
}

function stepsOfDotted(dotted: string): Step[] | undefined {
  const steps: Step[] = [];
  for (const segment of dotted.split('.')) {
    const [, name, indices = ''] = SEGMENT.exec(segment) ?? [];
    if (name === undefined) return undefined;
    steps.push(name);
    for (const [, index] of indices.matchAll(/\[(\d*)\]/g)) steps.push(index === '' ? EACH : Number(index));
  }
  return steps;
}

function inFiling(steps: readonly Step[]): MemberPath {
  const [first] = steps;
  if (steps.length === 1 && BESIDE.has(String(first))) return steps;
  if (steps.length > 1 && (first === 'payload' || first === 'documents')) return steps;
  return ['payload', ...steps];
}

/** @param entry  what EACH is for the line */
export const pointerAlong = (path: MemberPath, entry: number): string =>
  path.map((step) => pointerStep(String(step === EACH ? entry : step))).join('');

/** As headings write it. */
export const headingOf = (path: MemberPath): string =>
  path
    .map((step) => (step === EACH ? '[]' : typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1);
