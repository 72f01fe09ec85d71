import type { Filing } from './filing';
import type { ClockRecord, FilingClock } from './filing-clock';
import type { Query } from './query';
import { QueryNotOpen, SeveralQueries } from './query-errors';
import type { Task } from './task';
import { TaskNotFound } from './task-errors';
import type { TaskRecord } from './task-record';

const CAME_TO_NOTHING: ReadonlySet<string> = new Set(['refused', 'withdrawn', 'lapsed', 'revoked']);

/** A filing and the work upon it: what one lock holds together and one transaction writes. */
export class Procedure {
  constructor(
    readonly filing: Filing,
    readonly tasks: Task[] = [],
    readonly clocks: FilingClock[] = [],
    readonly queries: Query[] = [],
  ) {}

  /** @throws TaskNotFound also for a task of another body */
  taskOf(body: string, id: string): Task {
    const task = this.tasks.find(({ snapshot }) => snapshot.id === id && snapshot.body === body);
    if (task === undefined) throw new TaskNotFound();
    return task;
  }

  /** The work of the open step upon the newest version, what was cancelled left out. */
  get current(): Task[] {
    return this.tasks.filter(({ snapshot }) => this.isCurrent(snapshot) && snapshot.state !== 'cancelled');
  }

  get live(): Task[] {
    return this.tasks.filter(({ isLive }) => isLive);
  }

  /** All work whose word counts in the end: that of the steps passed, and of the open step upon the newest version. */
  get decisive(): Readonly<TaskRecord>[] {
    const open = this.openStep;
    return this.tasks
      .map(({ snapshot }) => snapshot)
      .filter((task) => task.step !== open || this.isCurrent(task));
  }

  /** The officers' clock. One runs at a time: a step's own, or one for the whole way. */
  get decisionClock(): FilingClock | undefined {
    return this.clocks.findLast(({ snapshot, isOver }) => snapshot.purpose === 'decision' && !isOver);
  }

  get cameToNothing(): boolean {
    return CAME_TO_NOTHING.has(this.filing.snapshot.status);
  }

  /** Of papers that may follow and have not. */
  get paperClocks(): FilingClock[] {
    return this.clocks.filter(({ snapshot, isOver }) => snapshot.purpose === 'document' && !isOver);
  }

  get openQueries(): Query[] {
    return this.queries.filter(({ isOpen }) => isOpen);
  }

  /**
   * @param id  may be left out when one alone is open
   * @throws QueryNotOpen, SeveralQueries
   */
  openQuery(id: string | undefined): Query {
    const open = this.openQueries;
    const ids = open.map(({ snapshot }) => snapshot.id);
    if (id === undefined && open.length > 1) throw new SeveralQueries(ids);
    const query = open.find(({ snapshot }) => id === undefined || snapshot.id === id);
    if (query === undefined) throw new QueryNotOpen();
    return query;
  }

  /**
   * Nobody has anything left to do: the filing ended, or another version took its place. Papers that were let follow
   * are owed to what was approved as well.
   */
  endWork(ending: NonNullable<ClockRecord['ending']>, at: string): void {
    for (const task of this.live) task.cancel();
    for (const clock of this.clocks) if (clock.snapshot.purpose !== 'document') clock.end(ending, at);
    for (const query of this.queries) query.drop();
  }

  /** Nobody waits for the papers of what came to nothing. */
  forgetPapers(): void {
    if (!this.cameToNothing) return;
    for (const clock of this.paperClocks) clock.end('dropped', this.filing.snapshot.changedAt);
  }

  private get openStep(): string | null {
    return this.filing.openStep?.name ?? null;
  }

  private isCurrent({ step, filingVersion }: Readonly<TaskRecord>): boolean {
    return step === this.openStep && filingVersion === this.filing.snapshot.version;
  }
}
