export interface Placeholder {
  readonly name: string;
  /** Where it stands in the payload. */
  readonly pointers: readonly string[];
}

export type PlaceholderValue = string | number | boolean;

const PLACEHOLDER = /\{\{([A-Za-z][A-Za-z0-9_-]{0,63})\}\}/g;
const WHOLE = /^\{\{([A-Za-z][A-Za-z0-9_-]{0,63})\}\}$/;

const step = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Every placeholder of a payload, in the order in which they first stand. */
export function placeholdersIn(payload: unknown): Placeholder[] {
  const found = new Map<string, string[]>();
  walk(payload, '', (text, pointer) => {
    for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
      const pointers = found.get(name) ?? [];
      if (!pointers.includes(pointer)) found.set(name, [...pointers, pointer]);
    }
  });
  return [...found].map(([name, pointers]) => ({ name, pointers }));
}

/**
 * The payload with its placeholders filled in. One that is all of a text becomes the value as it is, a number a
 * number; one within a text becomes part of it. A text whose value is missing is left out, to be filled in later.
 */
export function filledIn(payload: unknown, values: Readonly<Record<string, PlaceholderValue>>): unknown {
  if (typeof payload === 'string') return fillText(payload, values);
  if (Array.isArray(payload))
    return payload.map((item) => filledIn(item, values)).filter((item) => item !== undefined);
  if (typeof payload !== 'object' || payload === null) return payload;
  const members = Object.entries(payload).map(([name, value]) => [name, filledIn(value, values)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function fillText(
  text: string,
  values: Readonly<Record<string, PlaceholderValue>>,
): PlaceholderValue | undefined {
  const valueOf = (name: string): PlaceholderValue | undefined =>
    Object.hasOwn(values, name) ? values[name] : undefined;
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return valueOf(whole);
  let isWhole = true;
  const filled = text.replace(PLACEHOLDER, (_, name: string) => {
    const value = valueOf(name);
    if (value === undefined) isWhole = false;
    return String(value);
  });
  return isWhole ? filled : undefined;
}

function walk(value: unknown, pointer: string, see: (text: string, pointer: string) => void): void {
  if (typeof value === 'string') return see(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) walk(inner, pointer + step(name), see);
}
