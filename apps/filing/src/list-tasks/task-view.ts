import type { TaskView } from '@landport/contracts';
import type { Sql } from '@landport/platform';

export interface TaskViewRow {
  readonly id: string;
  readonly filing_id: string;
  readonly filing_version: number;
  readonly kind: string;
  readonly reference: string;
  readonly body: string;
  readonly queue: string;
  readonly lane: TaskView['lane'] | null;
  readonly state: TaskView['state'];
  readonly assignee: string | null;
  readonly version: number;
  readonly opened_at: Date;
  readonly due_at: Date | null;
  readonly outcome: TaskView['outcome'] | null;
  readonly reason: string | null;
  readonly decided_at: Date | null;
}

export const TASK_VIEW = `
  SELECT t.id, t.filing_id, t.filing_version, f.kind, f.reference, t.body, t.queue, t.lane, t.state, t.assignee,
         t.version, t.opened_at, t.due_at, t.outcome, t.reason, t.decided_at
    FROM task t JOIN filing f ON f.id = t.filing_id`;

export const taskHref = (id: string): string => `/v1/tasks/${id}`;

/** The task, when it is of the body. */
export async function findTask(sql: Sql, id: string, body: string): Promise<TaskViewRow | undefined> {
  const [row] = await sql.query<TaskViewRow>(`${TASK_VIEW} WHERE t.id = $1 AND t.body = $2`, [id, body]);
  return row;
}

export const viewOfTask = (row: TaskViewRow): TaskView => ({
  id: row.id,
  filing: {
    id: row.filing_id,
    kind: row.kind,
    reference: row.reference,
    version: row.filing_version,
    href: `/v1/filings/${row.filing_id}`,
  },
  body: row.body,
  queue: row.queue,
  ...(row.lane && { lane: row.lane }),
  state: row.state,
  ...(row.assignee !== null && { assignee: row.assignee }),
  openedAt: row.opened_at.toISOString(),
  ...(row.due_at && { dueAt: row.due_at.toISOString() }),
  ...(row.outcome && { outcome: row.outcome }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
  links: linksOf(row),
});

function linksOf({ id, state, filing_id }: TaskViewRow): TaskView['links'] {
  const href = taskHref(id);
  return {
    self: { href },
    filing: { href: `/v1/filings/${filing_id}` },
    ...(state === 'open' && { claim: { href: `${href}/claim` } }),
    ...(state === 'claimed' && {
      release: { href: `${href}/release` },
      decision: { href: `${href}/decision` },
    }),
  };
}
