import type { Tx } from '@landport/platform';

export type Serial = 'ledger_serial' | 'list_serial' | 'pass_serial' | 'mrn_serial';

/** Takes the next `count` numbers: each is given out once, and none waits for another transaction. */
export async function takeSerials(tx: Tx, serial: Serial, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.prepared<{ n: number }>(
    `take ${serial}`,
    `SELECT nextval('${serial}') AS n FROM generate_series(1, $1::int)`,
    [count],
  );
  return rows.map(({ n }) => n);
}
