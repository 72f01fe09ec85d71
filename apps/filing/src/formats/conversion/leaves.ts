export type Step = string | number;

/** A text of a model and the way to it. */
export interface Leaf {
  readonly steps: readonly Step[];
  readonly value: unknown;
}

/** Everything that a model says, in its order. What is empty says something too. */
export function* leavesOf(value: unknown, steps: readonly Step[] = []): Generator<Leaf> {
  const entries: readonly (readonly [Step, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  if (entries.length === 0) yield { steps, value };
  for (const [step, inner] of entries) yield* leavesOf(inner, [...steps, step]);
}

export const pointerOf = (steps: readonly Step[]): string =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Puts a value into a model, making objects and lists on the way. */
export function put(model: Record<string, unknown>, steps: readonly Step[], value: unknown): void {
  let holder = model as Record<Step, unknown>;
  for (const [place, step] of steps.slice(0, -1).entries()) {
    if (!Object.hasOwn(holder, step)) holder[step] = typeof steps[place + 1] === 'number' ? [] : {};
    holder = holder[step] as Record<Step, unknown>;
  }
  holder[steps.at(-1)!] = value;
}
