import type { Tx } from '@landport/platform';

export type Row = Readonly<Record<string, unknown>>;

export interface RowWriter {
  readonly name: string;
  readonly sql: string;
}

/**
 * One prepared statement that writes any number of rows of a table from a JSON array.
 * @param key  where a row may stand already and is to be changed; without it a second row is a fault
 */
export function rowWriter(table: string, columns: readonly string[], key: readonly string[] = []): RowWriter {
  const list = columns.join(', ');
  const changed = columns.filter((column) => !key.includes(column));
  const change = changed.map((column) => `${column} = excluded.${column}`).join(', ');
  const onConflict = key.length === 0 ? '' : ` ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${change}`;
  const sql = `INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1)${onConflict}`;
  return { name: `write ${table}`, sql };
}

export async function writeRows(tx: Tx, { name, sql }: RowWriter, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await tx.prepared(name, sql, [JSON.stringify(rows)]);
}

/** As `json_populate_recordset` reads a bytea. */
export const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
