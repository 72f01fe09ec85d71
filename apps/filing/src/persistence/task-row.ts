import type { TaskRecord } from '../domain/task-record';

/** A row of `task`, in the order of the table's columns, as JSON carries it into a statement. */
export const TASK_COLUMNS = `id uuid, filing_id uuid, filing_version integer, body text, queue text, lane text,
  origin text, state text, assignee text, version integer, opened_at timestamptz, due_at timestamptz, outcome text,
  decided_at timestamptz, step text, role text, second_person boolean, claimed_at timestamptz, verdict jsonb,
  confirmed_by text, warned_at timestamptz, overdue_at timestamptz, escalated_from text`;

export const taskRow = (task: Readonly<TaskRecord>) => ({
  id: task.id,
  filing_id: task.filingId,
  filing_version: task.filingVersion,
  body: task.body,
  queue: task.queue,
  lane: task.lane,
  origin: task.origin,
  state: task.state,
  assignee: task.assignee,
  version: task.version,
  opened_at: task.openedAt,
  due_at: task.dueAt,
  outcome: task.state === 'decided' ? task.verdict?.outcome : null,
  decided_at: task.decidedAt,
  step: task.step,
  role: task.role,
  second_person: task.wantsSecondPerson,
  claimed_at: task.claimedAt,
  verdict: task.verdict,
  confirmed_by: task.confirmedBy,
  warned_at: task.warnedAt,
  overdue_at: task.overdueAt,
  escalated_from: task.escalatedFrom,
});

export interface TaskRow {
  readonly id: string;
  readonly filing_id: string;
  readonly filing_version: number;
  readonly body: string;
  readonly queue: string;
  readonly lane: TaskRecord['lane'];
  readonly origin: TaskRecord['origin'];
  readonly state: TaskRecord['state'];
  readonly assignee: string | null;
  readonly version: number;
  readonly opened_at: Date;
  readonly due_at: Date | null;
  readonly decided_at: Date | null;
  readonly step: string | null;
  readonly role: TaskRecord['role'];
  readonly second_person: boolean;
  readonly claimed_at: Date | null;
  readonly verdict: TaskRecord['verdict'];
  readonly confirmed_by: string | null;
  readonly warned_at: Date | null;
  readonly overdue_at: Date | null;
  readonly escalated_from: string | null;
}

export const taskOf = (row: TaskRow): TaskRecord => ({
  id: row.id,
  filingId: row.filing_id,
  filingVersion: row.filing_version,
  body: row.body,
  queue: row.queue,
  lane: row.lane,
  origin: row.origin,
  step: row.step,
  role: row.role,
  wantsSecondPerson: row.second_person,
  openedAt: row.opened_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  state: row.state,
  assignee: row.assignee,
  claimedAt: row.claimed_at?.toISOString() ?? null,
  version: row.version,
  verdict: row.verdict,
  decidedAt: row.decided_at?.toISOString() ?? null,
  confirmedBy: row.confirmed_by,
  warnedAt: row.warned_at?.toISOString() ?? null,
  overdueAt: row.overdue_at?.toISOString() ?? null,
  escalatedFrom: row.escalated_from,
});
