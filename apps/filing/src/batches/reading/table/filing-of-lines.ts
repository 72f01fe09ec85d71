import { losesDigits, type FaultFound } from '@landport/http';
import { batchFault } from '../batch-faults';
import type { BatchRow } from '../batch-row';
import type { Column, Columns, RowKind } from './columns';
import { EACH, pointerAlong, type Step } from './member-path';
import { SchemaWalk } from './schema-walk';
import { isBlank, type Cell, type Table, type TableLine } from './table';

/** Told of one line; a heading mends them all. */
const MOST_STRAYS = 5;

type Tree = Record<string | number, unknown>;

interface Sources {
  readonly table: Table;
  readonly columns: Columns;
  /** Whose schema says which texts are numbers; undefined for a kind that there is none of. */
  readonly kindOf: (name: string) => RowKind | undefined;
  /** Of rows that name none. */
  readonly kind: string | undefined;
}

/** The lines of one filing, put together. A column that gathers gives each line's cell an entry of its own. */
export class FilingOfLines implements BatchRow {
  readonly place: string;
  readonly said: BatchRow['said'];
  private readonly walk: SchemaWalk | undefined;

  constructor(
    readonly number: number,
    private readonly lines: readonly TableLine[],
    private readonly sources: Sources,
  ) {
    const [first, last] = [lines[0]!, lines.at(-1)!];
    this.place = sources.table.rowsAt(first.row, last.row);
    const named = this.kindNamed(first);
    const kind = named ?? sources.kind;
    const schema = kind === undefined ? undefined : sources.kindOf(kind)?.schema;
    this.walk = schema && new SchemaWalk(schema);
    const faults: FaultFound[] = [];
    const filing: Tree = { ...(named === undefined && kind !== undefined && { kind }), payload: {} };
    lines.forEach((line, entry) => this.fill(filing, line, entry, faults));
    this.said = faults.length > 0 ? { faults } : { bytes: Buffer.from(JSON.stringify(filing)) };
  }

  /** A fault of a cell stands at that cell, also of one that is blank; any other at what holds it, or at the row. */
  locate(faults: readonly FaultFound[]): FaultFound[] {
    const cells = new Map<string, string>();
    this.lines.forEach((line, entry) => {
      for (const column of this.sources.columns.all) {
        const pointer = pointerAlong(column.path, entry);
        if (!cells.has(pointer) || !isBlank(line.cells[column.index]))
          cells.set(pointer, this.cellAt(line, column));
      }
    });
    return faults.map(({ line: _line, column: _column, ...fault }) => {
      let pointer = fault.pointer ?? '';
      while (pointer !== '' && !cells.has(pointer)) pointer = pointer.slice(0, pointer.lastIndexOf('/'));
      const { line } = this.lines[0]!;
      const sourcePath = cells.get(pointer) ?? this.place;
      return { ...fault, sourcePath, ...(line !== undefined && this.lines.length === 1 && { line }) };
    });
  }

  private fill(filing: Tree, line: TableLine, entry: number, faults: FaultFound[]): void {
    faults.push(...this.strays(line));
    for (const column of this.sources.columns.all) {
      const cell = line.cells[column.index];
      if (cell === undefined || isBlank(cell)) continue;
      const place = { sourcePath: this.cellAt(line, column), pointer: pointerAlong(column.path, entry) };
      if (typeof cell !== 'string') {
        faults.push(batchFault(cell.code, REFUSED[cell.code], { ...place, value: cell.value }));
      } else if (entry > 0 && !column.path.includes(EACH)) {
        if (this.lines[0]!.cells[column.index] !== cell)
          faults.push(batchFault('batch/lines-differ', DIFFERS, { ...place, value: cell }));
      } else if (!put(filing, column.path, entry, this.valueOf(column, cell))) {
        faults.push(batchFault('batch/columns-clash', CLASHES, { ...place, value: cell }));
      }
    }
  }

  /** What stands beside the table would be lost in silence. */
  private strays(line: TableLine): FaultFound[] {
    const { named } = this.sources.columns;
    const faults: FaultFound[] = [];
    for (const [index, cell] of line.cells.entries()) {
      if (named.has(index) || isBlank(cell)) continue;
      const sourcePath = this.cellAt(line, { index, heading: '' });
      faults.push(batchFault('batch/column-unnamed', UNNAMED, { sourcePath }));
      if (faults.length === MOST_STRAYS) break;
    }
    return faults;
  }

  private kindNamed(line: TableLine): string | undefined {
    const column = this.sources.columns.all.find(({ path }) => path[0] === 'kind');
    const cell: Cell | undefined = column && line.cells[column.index];
    return typeof cell === 'string' && !isBlank(cell) ? cell : undefined;
  }

  private cellAt(line: TableLine, { index, heading }: Pick<Column, 'index' | 'heading'>): string {
    return this.sources.table.cellAt(line.row, index, heading);
  }

  /** Text, unless the kind wants a number or a truth and the text is one in full. */
  private valueOf({ path }: Column, text: string): unknown {
    const [first, ...rest] = path;
    const schema = first === 'payload' ? this.walk?.at(rest) : undefined;
    const types = schema === undefined ? [] : this.walk!.typesOf(schema);
    if (types.includes('string') || types.length === 0) return text;
    if (types.includes('boolean') && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
    const isNumber = types.includes('number') || types.includes('integer');
    return isNumber && NUMBER.test(text) && !losesDigits(text) ? Number(text) : text;
  }
}

const NUMBER = /^-?(?:0|[1-9]\d{0,20})(?:\.\d{1,20})?$/;

const REFUSED = {
  'batch/formula-refused': {
    en: 'The cell holds a formula; what it last came to is not believed.',
    zh: '单元格为公式;不采信其上次计算结果。',
  },
  'batch/cell-error': { en: 'The cell holds an error.', zh: '单元格为错误值。' },
  'batch/cell-too-long': { en: 'The cell has over 32,767 characters.', zh: '单元格超过 32,767 个字符。' },
} as const;

const UNNAMED = { en: 'Its column has no heading.', zh: '所在列没有标题。' };
const DIFFERS = {
  en: 'The first line of the filing says something else here.',
  zh: '该申报首行此处内容不同。',
};
const CLASHES = {
  en: 'Another column takes this member for something else.',
  zh: '另一列将此字段用作其他类型。',
};

/** @returns false when another column has made something else of a member on the way */
function put(filing: Tree, path: readonly Step[], entry: number, value: unknown): boolean {
  let tree: Tree = filing;
  const steps = path.map((step) => (step === EACH ? entry : step));
  for (const [index, step] of steps.entries()) {
    if (Array.isArray(tree) !== (typeof step === 'number')) return false;
    const known: unknown = Object.hasOwn(tree, step) ? tree[step] : undefined;
    if (index === steps.length - 1) {
      if (known !== undefined) return false;
      tree[step] = value;
    } else {
      const next = known ?? (typeof steps[index + 1] === 'number' ? [] : {});
      if (typeof next !== 'object') return false;
      tree[step] = next;
      tree = next as Tree;
    }
  }
  return true;
}
