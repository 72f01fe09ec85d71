import { Query, type QueryRecord } from '../domain/query';

/** A row of `query`, in the order of the table's columns, as JSON carries it into a statement. */
export const QUERY_COLUMNS = `id uuid, filing_id uuid, filing_version integer, task_id uuid, body text, asked_by text,
  asked_at timestamptz, questions jsonb, reason text, state text, extensions integer, answers jsonb,
  answered_at timestamptz, answered_by_version integer`;

export const queryRow = (query: Readonly<QueryRecord>) => ({
  id: query.id,
  filing_id: query.filingId,
  filing_version: query.filingVersion,
  task_id: query.taskId,
  body: query.body,
  asked_by: query.askedBy,
  asked_at: query.askedAt,
  questions: query.questions,
  reason: query.reason,
  state: query.state,
  extensions: query.extensions,
  answers: query.answers,
  answered_at: query.answeredAt,
  answered_by_version: query.answeredByVersion,
});

export interface QueryRow {
  readonly id: string;
  readonly filing_id: string;
  readonly filing_version: number;
  readonly task_id: string;
  readonly body: string;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly questions: QueryRecord['questions'];
  readonly reason: QueryRecord['reason'];
  readonly state: QueryRecord['state'];
  readonly extensions: number;
  readonly answers: QueryRecord['answers'];
  readonly answered_at: Date | null;
  readonly answered_by_version: number | null;
}

export const queryOf = (row: QueryRow): Query =>
  new Query({
    id: row.id,
    filingId: row.filing_id,
    filingVersion: row.filing_version,
    taskId: row.task_id,
    body: row.body,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    questions: row.questions,
    reason: row.reason,
    state: row.state,
    extensions: row.extensions,
    answers: row.answers,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredByVersion: row.answered_by_version,
  });
