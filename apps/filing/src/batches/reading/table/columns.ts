import type { FaultFound } from '@landport/http';
import { batchFault, unreadable, UnreadableFile } from '../batch-faults';
import { EACH, memberPathOf, type MemberPath } from './member-path';
import { SchemaWalk, type Schema } from './schema-walk';
import { isBlank, type Table, type TableLine } from './table';

/** More columns than any kind's members on a form. */
export const MOST_COLUMNS = 1_000;

export interface Column {
  /** From 0. */
  readonly index: number;
  readonly heading: string;
  readonly path: MemberPath;
}

/** The headings of a table, read. */
export interface Columns {
  readonly all: readonly Column[];
  readonly reference: Column;
  /** Whether several lines may be one filing. */
  readonly gathers: boolean;
  /** Places of the columns that have a heading. */
  readonly named: ReadonlySet<number>;
}

export interface RowKind {
  readonly name: string;
  readonly schema: Schema;
}

/**
 * @param kind  of all rows, whose members the columns must be; undefined when each row says its own
 * @throws UnreadableFile with all faults of the heading
 */
export function columnsOf(table: Table, heading: TableLine, kind: RowKind | undefined): Columns {
  const { cells, row } = heading;
  if (cells.length > MOST_COLUMNS) throw tooManyColumns(table.rowsAt(row, row));
  const faults: FaultFound[] = [];
  const refuse = (code: `batch/${string}`, index: number, text: string, en: string, zh: string): void => {
    const sourcePath = table.cellAt(row, index, text);
    faults.push(batchFault(code, { en, zh }, { sourcePath, value: text.slice(0, 100) }));
  };

  const all: Column[] = [];
  cells.forEach((cell, index) => {
    if (isBlank(cell)) return;
    const heading = typeof cell === 'string' ? cell.trim() : '';
    const path = memberPathOf(heading);
    if (path === undefined)
      return refuse(
        'batch/column-misnamed',
        index,
        heading,
        'The heading is no path.',
        '列标题不是字段路径。',
      );
    if (kind !== undefined && !isMember(path, kind))
      return refuse(
        'batch/column-unknown',
        index,
        heading,
        `${kind.name} has no such member.`,
        `申报种类 ${kind.name} 没有此字段。`,
      );
    const other = all.find((each) => clash(each.path, path));
    if (other !== undefined)
      return refuse(
        'batch/columns-clash',
        index,
        heading,
        `The column ${other.heading} is for the same member.`,
        `与列 ${other.heading} 对应同一字段。`,
      );
    all.push({ index, heading, path });
  });

  const reference = all.find(({ path }) => path[0] === 'reference');
  const places = { sourcePath: table.rowsAt(row, row) };
  if (reference === undefined)
    faults.push(
      batchFault(
        'batch/no-reference-column',
        { en: 'No column is headed `reference`.', zh: '没有标题为 `reference` 的列。' },
        places,
      ),
    );
  if (kind === undefined && !all.some(({ path }) => path[0] === 'kind'))
    faults.push(
      batchFault(
        'batch/kind-unsaid',
        { en: 'Neither ?kind= nor a column says the kind.', zh: '未以 ?kind= 或列说明种类。' },
        places,
      ),
    );
  if (faults.length > 0 || reference === undefined) throw new UnreadableFile(faults.slice(0, 100));
  const named = new Set(all.map(({ index }) => index));
  return { all, reference, gathers: all.some(({ path }) => path.includes(EACH)), named };
}

function isMember(path: MemberPath, { schema }: RowKind): boolean {
  const [first, ...rest] = path;
  return first !== 'payload' || new SchemaWalk(schema).at(rest) !== undefined;
}

/** Whether one of two ways leads to the other's end or through it; an entry that lines make may be any entry. */
function clash(one: MemberPath, other: MemberPath): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return shorter.every((step, index) => {
    const met = longer[index];
    return (
      step === met || (step === EACH && typeof met === 'number') || (met === EACH && typeof step === 'number')
    );
  });
}

export const tooManyColumns = (sourcePath: string): UnreadableFile =>
  unreadable(
    'batch/too-many-columns',
    { en: `There are over ${MOST_COLUMNS} columns.`, zh: `超过 ${MOST_COLUMNS} 列。` },
    { sourcePath },
  );
