import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRepeating } from './wco-vocabulary';

interface Identifiers {
  readonly sections: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Identifiers of the WCO Data Model by which an amendment names classes (`67A`) and their data elements (`117`). */
const KNOWN = JSON.parse(readFileSync(join(__dirname, 'wco-identifiers.json'), 'utf8')) as Identifiers;

interface Step {
  readonly DocumentSectionCode?: unknown;
  readonly SequenceNumeric?: unknown;
  readonly TagID?: unknown;
}

/**
 * Names and places from the declaration down to what an amendment points at. A place counts only where the class may
 * repeat: in practice others carry numbers that mean nothing.
 * @returns undefined where an identifier is not known here; the amendment's body then says all there is to say
 */
export function amendedPath(pointers: unknown): readonly (string | number)[] | undefined {
  if (!Array.isArray(pointers)) return undefined;
  const [root, ...steps] = pointers as Step[];
  if (KNOWN.sections[String(root?.DocumentSectionCode)] !== 'Declaration') return undefined;
  const path: (string | number)[] = [];
  for (const { DocumentSectionCode: code, SequenceNumeric: sequence } of steps) {
    const name = KNOWN.sections[String(code)];
    if (name === undefined) return undefined;
    path.push(name);
    if (isRepeating(name)) path.push(Math.max(0, Number(sequence ?? 1) - 1) || 0);
  }
  const tag = (pointers as Step[]).at(-1)?.TagID;
  if (tag === undefined) return path;
  const element = KNOWN.tags[String(tag)];
  return element === undefined ? undefined : [...path, element];
}
