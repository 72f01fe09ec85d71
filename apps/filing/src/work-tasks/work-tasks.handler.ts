import { Inject, Injectable } from '@nestjs/common';
import type { Decision } from '@landport/contracts';
import { requireIfMatch } from '@landport/http';
import { Clock, Database, type TraceContext, type Tx } from '@landport/platform';
import type { Filing } from '../domain/filing';
import type { Actor } from '../domain/history-entry';
import type { Task } from '../domain/task';
import { TaskNotFound } from '../domain/task-errors';
import { findTask, taskHref } from '../list-tasks/task-view';
import { FilingRepository } from '../persistence/filing.repository';
import { TaskRepository } from '../persistence/task.repository';

export interface TaskCommand {
  readonly taskId: string;
  readonly ifMatch: string | undefined;
  readonly officer: Actor;
  readonly trace: TraceContext;
}

type Act = (task: Task, filing: Filing, at: string) => void;

/** What officers do with the tasks of their body. Filing and task are locked together, the filing first. */
@Injectable()
export class WorkTasksHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(TaskRepository) private readonly tasks: TaskRepository,
  ) {}

  claim(command: TaskCommand): Promise<void> {
    return this.change(command, (task, filing, at) => {
      task.claim(command.officer);
      filing.note('taskClaimed', command.officer, at);
    });
  }

  giveBack(command: TaskCommand): Promise<void> {
    return this.change(command, (task, filing, at) => {
      task.giveBack(command.officer);
      filing.note('taskReturned', command.officer, at);
    });
  }

  /** A task that filing opened itself decides the filing; one of another service tells that service. */
  decide(command: TaskCommand, outcome: Decision['outcome'], reason: string): Promise<void> {
    const { officer } = command;
    return this.change(command, (task, filing, at) => {
      task.decide(outcome, reason, officer, at);
      const { id, body, origin } = task.snapshot;
      if (origin === 'filing') {
        filing.decide(
          {
            outcome,
            mode: filing.snapshot.mode,
            decidedAt: at,
            decidedBy: officer.id,
            reasons: [{ code: 'officer', text: { en: reason, zh: reason } }],
          },
          officer,
          reason,
        );
      } else filing.forwardDecision({ id, body }, outcome, reason, officer, at);
    });
  }

  private async change({ taskId, ifMatch, officer, trace }: TaskCommand, act: Act): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { task, filing } = await this.lock(tx, taskId, officer.organisationId);
      requireIfMatch(ifMatch, task.snapshot.version, taskHref(taskId));
      act(task, filing, this.clock.now().toISOString());
      await this.tasks.save(tx, task);
      await this.filings.save(tx, filing, trace);
    });
  }

  private async lock(tx: Tx, taskId: string, body: string): Promise<{ task: Task; filing: Filing }> {
    const seen = await findTask(tx, taskId, body);
    if (seen === undefined) throw new TaskNotFound();
    const filing = await this.filings.get(tx, seen.filing_id);
    const task = await this.tasks.find(tx, taskId);
    if (task === undefined) throw new TaskNotFound();
    return { task, filing };
  }
}
