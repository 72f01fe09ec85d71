import { Injectable } from '@nestjs/common';
import type { Sql } from '@landport/platform';
import type { HistoryHead } from './merkle-tree';

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface GrownRow {
  readonly id: string;
  readonly history_length: number;
  readonly history_head: Buffer;
}

/**
 * Filings behind `$2` whose history was written to since `$1`, each beside its newest leaf and the entry which that
 * leaf was made of.
 */
const TOUCHED = `
    FROM (SELECT DISTINCT filing_id FROM history WHERE written_xact >= $1 AND filing_id > $2) w
    JOIN filing f ON f.id = w.filing_id
    LEFT JOIN LATERAL (SELECT history_length, history_head FROM evidence_leaf
                        WHERE filing_id = f.id ORDER BY tree_number DESC LIMIT 1) l ON true
    LEFT JOIN history h ON h.filing_id = f.id AND h.number = l.history_length
   WHERE (l.history_length IS NULL OR l.history_length <> f.history_length)`;

const AGREES =
  '(l.history_length IS NULL OR h.hash = l.history_head AND f.history_length > l.history_length)';

const GROWN = `
  SELECT f.id, f.history_length, f.history_head ${TOUCHED} AND ${AGREES} ORDER BY f.id LIMIT $3`;

const REWRITTEN = `SELECT f.id ${TOUCHED} AND NOT coalesce(${AGREES}, false) ORDER BY f.id LIMIT 10`;

/** After a restore into another cluster transactions are counted anew, and a horizon ahead of them means nothing. */
const HORIZON = `
  SELECT pg_snapshot_xmin(s)::text::bigint AS reached,
         CASE WHEN pg_snapshot_xmax(s)::text::bigint < $1 THEN 0 ELSE $1 END AS since
    FROM pg_current_snapshot() AS s`;

/** From which transaction on a gathering reads, and from which on the next one will. */
export interface Horizon {
  readonly since: number;
  readonly reached: number;
}

/** Histories that grew since they were last gathered; read without touching the rows of the intake. */
@Injectable()
export class GrownHistories {
  /** Asked before the histories are read, in a statement of its own: an older snapshot than theirs is a safe one. */
  async horizon(sql: Sql, last: number): Promise<Horizon> {
    const [row] = await sql.query<{ since: number; reached: number }>(HORIZON, [last]);
    return row!;
  }

  /**
   * In the order of their ids; what contradicts a signed leaf is left out.
   * @param after  the last filing of the part before
   */
  async read(sql: Sql, since: number, limit: number, after = BEFORE_ALL): Promise<HistoryHead[]> {
    const rows = await sql.query<GrownRow>(GROWN, [since, after, limit]);
    return rows.map((row) => ({ filingId: row.id, length: row.history_length, hash: row.history_head }));
  }

  /** Filings whose history is no longer the one that a signed tree holds; ten at most. */
  async rewritten(sql: Sql, since: number): Promise<string[]> {
    return (await sql.query<{ id: string }>(REWRITTEN, [since, BEFORE_ALL])).map(({ id }) => id);
  }
}
