import type { Text } from '@landport/contracts';

const LONGEST_SHOWN = 100;

/** A value as a fault shows it: long strings cut, small records whole, larger structures not at all. */
export function shownValue(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.values(value);
  const isSmall = members.length <= 4 && members.every((member) => typeof member !== 'object');
  return isSmall
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shownValue(member)]))
    : undefined;
}

const BLANK = /\{(\w+)\}/g;

/** Puts values into the blanks of a text, in both languages. */
export function filled(text: Text, values: Readonly<Record<string, unknown>>): Text {
  const fill = (words: string): string =>
    words.replace(BLANK, (blank, name: string) =>
      Object.hasOwn(values, name) ? inWords(values[name]) : blank,
    );
  return { en: fill(text.en), zh: fill(text.zh) };
}

/** Names of the blanks in a text. */
export const blanksOf = (text: Text): string[] =>
  [text.en, text.zh].flatMap((words) => [...words.matchAll(BLANK)].map(([, name]) => name!));

const inWords = (value: unknown): string => {
  if (value === undefined) return '—';
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '—');
};
