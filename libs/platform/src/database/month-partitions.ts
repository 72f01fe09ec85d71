import type { Sql } from './database';

/** First UUIDv7 of a moment: its 48-bit millisecond time and zeros. */
const firstIdOf = (moment: Date): string => {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};

/**
 * Makes sure that a table partitioned by range of a UUIDv7 has a partition for this month and those that follow.
 * Run by the migrating role at every deploy; a DEFAULT partition takes what falls outside.
 */
export async function ensureMonthPartitions(sql: Sql, table: string, now: Date, months = 14): Promise<void> {
  for (let ahead = 0; ahead < months; ahead += 1) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
    const name = `${table}_${from.toISOString().slice(0, 7).replace('-', '_')}`;
    await sql.query(
      `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF ${table} FOR VALUES FROM ('${firstIdOf(from)}') TO ('${firstIdOf(to)}')`,
    );
  }
}
