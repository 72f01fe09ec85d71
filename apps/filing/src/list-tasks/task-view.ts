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
  readonly decided_at: Date | null;
  readonly step: string | null;
  readonly role: TaskView['role'];
  readonly claimed_at: Date | null;
  readonly verdict: TaskView['verdict'] | null;
  readonly confirmed_by: string | null;
  readonly warned_at: Date | null;
  readonly overdue_at: Date | null;
  readonly escalated_from: string | null;
}

export const TASK_VIEW = `
  SELECT t.id, t.filing_id, t.filing_version, f.kind, f.reference, t.body, t.queue, t.lane, t.state, t.assignee,
         t.version, t.opened_at, t.due_at, t.outcome, t.decided_at, t.step, t.role, t.claimed_at, t.verdict, t.confirmed_by,
         t.warned_at, t.overdue_at, t.escalated_from
    FROM task t JOIN filing f ON f.id = t.filing_id`;

export const taskHref = (id: string): string => `/v1/tasks/${id}`;

/** The task, when it is of the body. */
export async function findTask(sql: Sql, id: string, body: string): Promise<TaskViewRow | undefined> {
  const [row] = await sql.query<TaskViewRow>(`${TASK_VIEW} WHERE t.id = $1 AND t.body = $2`, [id, body]);
  return row;
}

/** The task, when it came from the body. */
export async function findPassedTask(sql: Sql, id: string, from: string): Promise<TaskViewRow | undefined> {
  const [row] = await sql.query<TaskViewRow>(`${TASK_VIEW} WHERE t.id = $1 AND t.escalated_from = $2`, [
    id,
    from,
  ]);
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
  ...(row.step !== null && { step: row.step }),
  role: row.role,
  state: row.state,
  ...(row.assignee !== null && { assignee: row.assignee }),
  ...(row.claimed_at && { claimedAt: row.claimed_at.toISOString() }),
  openedAt: row.opened_at.toISOString(),
  ...(row.due_at && { dueAt: row.due_at.toISOString() }),
  ...(row.warned_at && { warnedAt: row.warned_at.toISOString() }),
  ...(row.overdue_at && { overdueAt: row.overdue_at.toISOString() }),
  ...(row.escalated_from !== null && { escalatedFrom: row.escalated_from }),
  ...(row.outcome && { outcome: row.outcome }),
  ...(row.verdict && { verdict: row.verdict, reason: wordsOf(row.verdict) }),
  ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
  ...(row.confirmed_by !== null && { confirmedBy: row.confirmed_by }),
  links: linksOf(row),
});

const wordsOf = ({ reasons }: NonNullable<TaskView['verdict']>): string =>
  reasons.map(({ text }) => text.en).join(' ');

function linksOf({ id, state, role, filing_id, filing_version }: TaskViewRow): TaskView['links'] {
  const href = taskHref(id);
  const filing = `/v1/filings/${filing_id}`;
  const word = role === 'advises' ? 'opinion' : 'decision';
  return {
    self: { href },
    filing: { href: filing },
    content: { href: `${filing}/versions/${filing_version}` },
    documents: { href: `${filing}/documents` },
    changes: { href: `${href}/changes` },
    usualOutcomes: { href: `${href}/usual-outcomes` },
    notes: { href: `${href}/notes` },
    ...(state === 'open' && { claim: { href: `${href}/claim` } }),
    ...(state === 'claimed' && {
      release: { href: `${href}/release` },
      [word]: { href: `${href}/${word}` },
      query: { href: `${href}/query` },
      handover: { href: `${href}/handover` },
      escalation: { href: `${href}/escalation` },
    }),
    ...(state === 'proposed' && { confirmation: { href: `${href}/confirmation` } }),
  };
}
