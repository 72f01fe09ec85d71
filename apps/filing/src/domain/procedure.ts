import type { Filing } from './filing';
import { Task } from './task';
import { TaskNotFound } from './task-errors';
import type { TaskRecord } from './task-record';

/** A filing and the work upon it: what one lock holds together and one transaction writes. */
export class Procedure {
  constructor(
    readonly filing: Filing,
    readonly tasks: Task[],
  ) {}

  /** @throws TaskNotFound also for a task of another body */
  taskOf(body: string, id: string): Task {
    const task = this.tasks.find(({ snapshot }) => snapshot.id === id && snapshot.body === body);
    if (task === undefined) throw new TaskNotFound();
    return task;
  }

  /** The work of the open step upon the newest version, what was cancelled left out. */
  get current(): Task[] {
    const { version } = this.filing.snapshot;
    const step = this.filing.openStep?.name ?? null;
    return this.tasks.filter(
      ({ snapshot: { filingVersion, step: of, state } }) =>
        of === step && filingVersion === version && state !== 'cancelled',
    );
  }

  /** All work whose word counts in the end: that of the steps passed, and of the open step upon the newest version. */
  get decisive(): Readonly<TaskRecord>[] {
    const { version } = this.filing.snapshot;
    const step = this.filing.openStep?.name ?? null;
    return this.tasks
      .map(({ snapshot }) => snapshot)
      .filter(({ step: of, filingVersion }) => of !== step || filingVersion === version);
  }

  /** Nobody has anything left to do: it ended otherwise, or another version took its place. */
  cancelTasks(): void {
    for (const task of this.tasks) if (task.isLive) task.cancel();
  }
}
