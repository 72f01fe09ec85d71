import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '@landport/platform';
import type { Query } from '../domain/query';
import { QUERY_COLUMNS, queryOf, queryRow, type QueryRow } from './query-row';

const SAVE = `
  INSERT INTO query SELECT * FROM json_to_recordset($1::json) AS row(${QUERY_COLUMNS})
  ON CONFLICT (id) DO UPDATE
    SET state = excluded.state, extensions = excluded.extensions, answers = excluded.answers,
        answered_at = excluded.answered_at, answered_by_version = excluded.answered_by_version`;

/** What bodies asked. A query changes only while its filing's row is locked, which is got first. */
@Injectable()
export class QueryRepository {
  /** In the order in which they were asked. */
  async ofFiling(sql: Sql, filingId: string): Promise<Query[]> {
    const rows = await sql.query<QueryRow>('SELECT * FROM query WHERE filing_id = $1 ORDER BY id', [
      filingId,
    ]);
    return rows.map(queryOf);
  }

  async saveAll(tx: Tx, queries: readonly Query[]): Promise<void> {
    if (queries.length === 0) return;
    await tx.query(SAVE, [JSON.stringify(queries.map(({ snapshot }) => queryRow(snapshot)))]);
  }
}
