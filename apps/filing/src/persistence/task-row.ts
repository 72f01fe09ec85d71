import type { TaskRecord } from '../domain/task';

/** A row of `task`, in the order of the table's columns, as JSON carries it into a statement. */
export const TASK_COLUMNS = `id uuid, filing_id uuid, filing_version integer, body text, queue text, lane text,
  origin text, state text, assignee text, version integer, opened_at timestamptz, due_at timestamptz, outcome text,
  reason text, decided_at timestamptz`;

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
  outcome: task.outcome,
  reason: task.reason,
  decided_at: task.decidedAt,
});
