import { Inject, Injectable } from '@nestjs/common';
import type { TaskNote } from '@landport/contracts';
import { Clock, Database, Ids, type Tx } from '@landport/platform';
import type { Actor } from '../domain/history-entry';
import { TaskNotFound } from '../domain/task-errors';
import { findTask } from '../list-tasks/task-view';

interface NoteRow {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly text: string;
}

/** What officers of a body tell each other about a task. It stays with the body, also when the task goes elsewhere. */
@Injectable()
export class TaskNotes {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** @throws TaskNotFound also for a task of another body */
  async add(tx: Tx, taskId: string, text: string, { id: by, organisationId }: Actor): Promise<TaskNote> {
    const task = await findTask(tx, taskId, organisationId);
    if (task === undefined) throw new TaskNotFound();
    const note = { id: this.ids.next(), at: this.clock.now().toISOString(), by, text };
    await tx.query(
      'INSERT INTO task_note (id, task_id, body, at, by, text) VALUES ($1, $2, $3, $4, $5, $6)',
      [note.id, taskId, organisationId, note.at, by, text],
    );
    return note;
  }

  async of(taskId: string, body: string): Promise<TaskNote[]> {
    const rows = await this.db.query<NoteRow>(
      'SELECT id, at, by, text FROM task_note WHERE task_id = $1 AND body = $2 ORDER BY id',
      [taskId, body],
    );
    return rows.map(({ id, at, by, text }) => ({ id, at: at.toISOString(), by, text }));
  }
}
