const ESCAPED = /[~/]/g;

/** One more step of a JSON pointer (RFC 6901). */
export const pointerStep = (name: string): string =>
  `/${name.replace(ESCAPED, (character) => (character === '~' ? '~0' : '~1'))}`;

/** Steps of a JSON pointer, unescaped. */
export const pointerSteps = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What own member a pointer leads to, or nothing. */
export const valueAt = (root: unknown, steps: readonly string[]): unknown => {
  let value = root;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
};
