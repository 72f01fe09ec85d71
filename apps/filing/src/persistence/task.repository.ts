import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@landport/platform';
import { Task } from '../domain/task';
import { SearchIndex } from '../search/search-index';
import { TASK_COLUMNS, taskOf, taskRow, type TaskRow } from './task-row';

/** What was written of a task is what it says of itself: its place and origin never change. */
const SAVE = `
  INSERT INTO task SELECT * FROM json_to_recordset($1::json) AS row(${TASK_COLUMNS})
  ON CONFLICT (id) DO UPDATE
    SET filing_version = excluded.filing_version, body = excluded.body, state = excluded.state,
        assignee = excluded.assignee, version = excluded.version, due_at = excluded.due_at,
        outcome = excluded.outcome, decided_at = excluded.decided_at, claimed_at = excluded.claimed_at,
        verdict = excluded.verdict, confirmed_by = excluded.confirmed_by, warned_at = excluded.warned_at,
        overdue_at = excluded.overdue_at, escalated_from = excluded.escalated_from`;

const CANCEL = `
  UPDATE task SET state = 'cancelled', version = version + 1
   WHERE filing_id = ANY($1::uuid[]) AND state NOT IN ('decided', 'cancelled')`;

/** Tasks as aggregates. A task changes only while its filing's row is locked, which is got first. */
@Injectable()
export class TaskRepository {
  constructor(@Inject(SearchIndex) private readonly search: SearchIndex) {}

  /** In the order in which they were opened. */
  async ofFiling(tx: Tx, filingId: string): Promise<Task[]> {
    const rows = await tx.query<TaskRow>('SELECT * FROM task WHERE filing_id = $1 ORDER BY id', [filingId]);
    return rows.map((row) => new Task(taskOf(row)));
  }

  async saveAll(tx: Tx, tasks: readonly Task[]): Promise<void> {
    if (tasks.length === 0) return;
    await tx.query(SAVE, [JSON.stringify(tasks.map((task) => taskRow(task.snapshot)))]);
    await this.search.show(
      tx,
      tasks.map(({ snapshot }) => snapshot),
    );
  }

  /** What is still to be done on filings that ended otherwise, or have a newer version. */
  async cancelOf(tx: Tx, filingIds: readonly string[]): Promise<void> {
    if (filingIds.length > 0) await tx.query(CANCEL, [filingIds]);
  }
}
