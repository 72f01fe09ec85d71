import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '@landport/platform';
import { PostCheck, type PostCheckRecord } from '../domain/post-check/post-check';

interface PostCheckRow {
  readonly id: string;
  readonly filing_id: string;
  readonly holder: string;
  readonly body: string;
  readonly cause: PostCheckRecord['cause'];
  readonly opened_at: Date;
  readonly check_by: Date;
  readonly put_right_within: number;
  readonly state: PostCheckRecord['state'];
  readonly version: number;
  readonly order_given: PostCheckRecord['order'];
  readonly response: PostCheckRecord['response'];
  readonly finding: PostCheckRecord['finding'];
}

/** Checks as aggregates. A check changes only while its filing's row is locked, which is got first. */
@Injectable()
export class PostCheckRepository {
  async find(tx: Tx, id: string): Promise<PostCheck | undefined> {
    const [row] = await tx.query<PostCheckRow>('SELECT * FROM post_check WHERE id = $1 FOR UPDATE', [id]);
    return row && new PostCheck(recordOf(row));
  }

  /** Of the filing, whose row is locked; one at a time is live. */
  async isLive(tx: Tx, filingId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM post_check WHERE filing_id = $1 AND state NOT IN ('confirmed', 'revoked')`,
      [filingId],
    );
    return rows.length > 0;
  }

  async add(sql: Sql, check: Readonly<PostCheckRecord>): Promise<void> {
    const { id, filingId, holder, body, cause, openedAt, checkBy, putRightWithin, state, version } = check;
    await sql.query(
      `INSERT INTO post_check (id, filing_id, holder, body, cause, opened_at, check_by, put_right_within, state, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, filingId, holder, body, cause, openedAt, checkBy, putRightWithin, state, version],
    );
  }

  async save(tx: Tx, check: PostCheck): Promise<void> {
    const { id, state, version, order, response, finding } = check.snapshot;
    await tx.query(
      `UPDATE post_check SET state = $2, version = $3, order_given = $4, response = $5, finding = $6 WHERE id = $1`,
      [id, state, version, asJson(order), asJson(response), asJson(finding)],
    );
  }
}

const asJson = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

const recordOf = (row: PostCheckRow): PostCheckRecord => ({
  id: row.id,
  filingId: row.filing_id,
  holder: row.holder,
  body: row.body,
  cause: row.cause,
  openedAt: row.opened_at.toISOString(),
  checkBy: row.check_by.toISOString(),
  putRightWithin: row.put_right_within,
  state: row.state,
  version: row.version,
  order: row.order_given,
  response: row.response,
  finding: row.finding,
});
