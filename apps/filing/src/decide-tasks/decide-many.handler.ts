import { Inject, Injectable } from '@nestjs/common';
import type { TaskResult } from '@landport/contracts';
import { problemOf, said, type Language } from '@landport/http';
import { LOGGER, type Logger, type TraceContext } from '@landport/platform';
import type { Actor } from '../domain/history-entry';
import { TaskDesk, type Work } from '../work-tasks/task-desk';
import { DecideTasksHandler, type GivenDecision } from './decide-tasks.handler';

export interface DecideMany {
  readonly tasks: readonly { readonly id: string; readonly etag: string }[];
  readonly given: GivenDecision;
  readonly officer: Actor;
  readonly trace: TraceContext;
  readonly language: Language;
}

/** The same decision on many tasks, each in a transaction of its own: one that cannot be decided keeps no other back. */
@Injectable()
export class DecideManyHandler {
  constructor(
    @Inject(TaskDesk) private readonly desk: TaskDesk,
    @Inject(DecideTasksHandler) private readonly decisions: DecideTasksHandler,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  decide(many: DecideMany): Promise<TaskResult[]> {
    return this.each(many, (command, act) => this.desk.change(command, act));
  }

  /** What `decide` would do as things stand; nothing is kept of it. */
  preview(many: DecideMany): Promise<TaskResult[]> {
    return this.each(many, (command, act) => this.desk.tryOut(command, act));
  }

  private async each(many: DecideMany, run: TaskDesk['change']): Promise<TaskResult[]> {
    const results: TaskResult[] = [];
    const seen = new Set<string>();
    for (const { id, etag } of many.tasks) {
      if (!seen.has(id)) results.push(await this.one(many, id, etag, run));
      seen.add(id);
    }
    return results;
  }

  private async one(
    { given, officer, trace, language }: DecideMany,
    taskId: string,
    ifMatch: string,
    run: TaskDesk['change'],
  ): Promise<TaskResult> {
    let result: TaskResult['result'] = 'notDecided';
    const act = (work: Work): void => {
      const { task, filing, at } = work;
      if (task.snapshot.state === 'open') {
        task.claim(officer, at);
        filing.note('taskClaimed', officer, at);
      }
      this.decisions.apply(work, given);
      result = task.snapshot.state === 'proposed' ? 'proposed' : 'decided';
    };
    try {
      await run({ taskId, ifMatch, officer, trace }, act);
      return { task: taskId, result };
    } catch (error) {
      const { code, status, detail } = problemOf(error).options;
      if (status >= 500) this.logger.error({ err: error, task: taskId }, 'a task could not be decided');
      return {
        task: taskId,
        result: 'notDecided',
        problem: { code, status, detail: said(detail, language) },
      };
    }
  }
}
