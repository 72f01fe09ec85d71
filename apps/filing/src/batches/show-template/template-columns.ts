import type { CompiledKind } from '@landport/kinds';
import type { Language } from '@landport/http';
import { EACH, headingOf, type MemberPath, type Step } from '../reading/table/member-path';
import { SchemaWalk, type Schema } from '../reading/table/schema-walk';
import { TITLES_MARK } from '../reading/table/table-rows';

export interface TemplateColumn {
  readonly heading: string;
  readonly title: string;
}

const MOST_COLUMNS = 300;
const DEEPEST = 12;

/**
 * Columns for a kind: every member that its schema wants, in the order in which it wants them (the database keeps no
 * order of an object's members, but that of a list), then those that its own examples use besides.
 * Of its lists of objects the outermost take an entry a line; the lists within them, and lists of values, their first.
 */
export function templateColumns({ source }: CompiledKind, language: Language): TemplateColumn[] {
  const walk = new SchemaWalk(source.schema);
  const used = new Set(source.examples.pass.flatMap(({ payload }) => [...waysIn(payload, '')]));
  const paths = leavesOf(walk, source.schema, [], used).slice(0, MOST_COLUMNS);
  const columns = paths.map((path) => ({
    heading: headingOf(['payload', ...path]),
    title: titleOf(walk, path, language),
  }));
  const reference = { heading: 'reference', title: TITLES_MARK + OWN_REFERENCE[language] };
  return [reference, ...columns];
}

const OWN_REFERENCE: Readonly<Record<Language, string>> = {
  en: 'your own number; lines that follow each other with the same one are one filing',
  zh: '自编号;相邻且编号相同的各行为同一申报',
};

function leavesOf(
  walk: SchemaWalk,
  schema: Schema,
  path: MemberPath,
  used: ReadonlySet<string>,
): MemberPath[] {
  if (path.length > DEEPEST) return [];
  const own = walk.resolve(schema);
  const properties = own['properties'] as Readonly<Record<string, Schema>> | undefined;
  const items = own['items'] as Schema | undefined;
  if (properties !== undefined) {
    const required = (own['required'] as string[] | undefined) ?? [];
    const names = new Set([
      ...required,
      ...Object.keys(properties).filter((name) => used.has(wayOf([...path, name]))),
    ]);
    return [...names].flatMap((name) => {
      const member = properties[name];
      return member === undefined ? [] : leavesOf(walk, member, [...path, name], used);
    });
  }
  if (items === undefined) return path.length > 0 ? [path] : [];
  const holdsObjects = walk.resolve(items)['properties'] !== undefined;
  const entry: Step = holdsObjects && !path.includes(EACH) ? EACH : 0;
  return leavesOf(walk, items, [...path, entry], used);
}

/** Ways to all members of an example, whatever the entries of lists. */
function* waysIn(value: unknown, way: string): Generator<string> {
  if (way !== '') yield way;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* waysIn(inner, `${way}/${Array.isArray(value) ? '*' : name}`);
  }
}

const wayOf = (path: MemberPath): string =>
  path.map((step) => `/${typeof step === 'string' ? step : '*'}`).join('');

/** What the schema says the value means, else the member's own name. */
function titleOf(walk: SchemaWalk, path: MemberPath, language: Language): string {
  const schema = walk.at(path) ?? {};
  const meaning = (schema['x-meaning'] as Readonly<Record<Language, string>> | undefined)?.[language];
  const values = schema['enum'] as unknown[] | undefined;
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  const says = meaning ?? values?.map(String).join(' / ') ?? (schema['title'] as string | undefined);
  return says === undefined ? String(name) : `${String(name)}: ${says}`;
}
