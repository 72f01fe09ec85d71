import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@landport/platform';
import { Task, type TaskRecord } from '../domain/task';
import { SearchIndex } from '../search/search-index';
import { TASK_COLUMNS, taskRow } from './task-row';

interface TaskRow {
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
  readonly outcome: TaskRecord['outcome'];
  readonly reason: string | null;
  readonly decided_at: Date | null;
}

const INSERT = `INSERT INTO task SELECT * FROM json_to_recordset($1::json) AS row(${TASK_COLUMNS})`;

const CANCEL = `
  UPDATE task SET state = 'cancelled', assignee = NULL, version = version + 1
   WHERE filing_id = ANY($1::uuid[]) AND state IN ('open', 'claimed')`;

/** Tasks as aggregates. A task changes only while its filing's row is locked, which is got first. */
@Injectable()
export class TaskRepository {
  constructor(@Inject(SearchIndex) private readonly search: SearchIndex) {}

  async find(tx: Tx, id: string): Promise<Task | undefined> {
    const [row] = await tx.query<TaskRow>('SELECT * FROM task WHERE id = $1 FOR UPDATE', [id]);
    return row && new Task(recordOf(row));
  }

  async addAll(tx: Tx, tasks: readonly Task[]): Promise<void> {
    if (tasks.length === 0) return;
    await tx.query(INSERT, [JSON.stringify(tasks.map((task) => taskRow(task.snapshot)))]);
    await this.search.show(
      tx,
      tasks.map(({ snapshot }) => snapshot),
    );
  }

  async save(tx: Tx, task: Task): Promise<void> {
    const { id, state, assignee, version, outcome, reason, decidedAt } = task.snapshot;
    await tx.query(
      `UPDATE task SET state = $2, assignee = $3, version = $4, outcome = $5, reason = $6, decided_at = $7
        WHERE id = $1`,
      [id, state, assignee, version, outcome, reason, decidedAt],
    );
  }

  /** What is still to be done on filings that ended otherwise, or have a newer version. */
  async cancelOf(tx: Tx, filingIds: readonly string[]): Promise<void> {
    if (filingIds.length > 0) await tx.query(CANCEL, [filingIds]);
  }
}

export const recordOf = (row: TaskRow): TaskRecord => ({
  id: row.id,
  filingId: row.filing_id,
  filingVersion: row.filing_version,
  body: row.body,
  queue: row.queue,
  lane: row.lane,
  origin: row.origin,
  state: row.state,
  assignee: row.assignee,
  version: row.version,
  openedAt: row.opened_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  outcome: row.outcome,
  reason: row.reason,
  decidedAt: row.decided_at?.toISOString() ?? null,
});
