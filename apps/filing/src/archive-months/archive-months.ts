import { retentionOf } from '@landport/kinds';
import type { Sql } from '@landport/platform';
import { CLOSED } from '../domain/closed-filing';

/** What of a filing is large and, once it is at rest, seldom read. */
const TABLES = ['filing.filing_version', 'filing.history'];

const LOCK_NOT_AVAILABLE = '55P03';

/** Months that are over and not in the archive yet, oldest first. */
const MONTHS = `
  SELECT c.oid::regclass::text AS name
    FROM pg_inherits i
    JOIN pg_class c ON c.oid = i.inhrelid
    LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace
   WHERE i.inhparent = $1::regclass AND c.relname ~ '_[0-9]{4}_[0-9]{2}$' AND t.spcname IS DISTINCT FROM $2
     AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= $3
   ORDER BY c.relname`;

/** A filing of the month that is under way, or ended less long ago than its kind's newest package says. */
const stillWanted = (month: string): string => `
  WITH rest AS (
    SELECT DISTINCT ON (kind) kind, (package -> 'header' -> 'retention' ->> 'archiveAfterMonths')::integer AS months
      FROM filing.kind_package ORDER BY kind, valid_from DESC)
  SELECT FROM ${month} m JOIN filing.filing f ON f.id = m.filing_id LEFT JOIN rest r ON r.kind = f.kind
   WHERE f.status <> ALL ($1) OR f.changed_at > $2::timestamptz - make_interval(months => coalesce(r.months, $3))
   LIMIT 1`;

/**
 * Moves whole months of lodged bytes and histories to slower storage once every filing in them is at rest for as long
 * as its kind says. They are read as before. Run by the migrating role, which alone may move tables; a month that is
 * being read gives way at the next run.
 * @param tablespace  where the archive is
 * @returns           the tables that moved
 */
export async function archiveMonths(sql: Sql, tablespace: string, now: Date): Promise<string[]> {
  const moved: string[] = [];
  const usual = retentionOf({}).archiveAfterMonths;
  for (const table of TABLES) {
    const months = await sql.query<{ name: string }>(MONTHS, [table, tablespace, now]);
    for (const { name } of months) {
      const wanted = await sql.query(stillWanted(name), [CLOSED, now, usual]);
      if (wanted.length > 0) continue;
      if (await move(sql, name, tablespace)) moved.push(name);
    }
  }
  return moved;
}

/** @param sql  of one connection, for the time-out that is set on it */
async function move(sql: Sql, month: string, tablespace: string): Promise<boolean> {
  await sql.query(`SET lock_timeout = '5s'`);
  try {
    await sql.query(`ALTER TABLE ${month} SET TABLESPACE ${tablespace}`);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  } finally {
    await sql.query('SET lock_timeout = 0');
  }
}
