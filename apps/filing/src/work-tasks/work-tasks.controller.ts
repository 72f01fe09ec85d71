import { Controller, Inject } from '@nestjs/common';
import { claimTask, decideTask, releaseTask, type TaskView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import { Database, type TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { isOfficer } from '../domain/officer';
import { OfficersOnly, TaskNotFound } from '../domain/task-errors';
import { findTask, viewOfTask } from '../list-tasks/task-view';
import { WorkTasksHandler, type TaskCommand } from './work-tasks.handler';

type TaskInput = Pick<InputOf<typeof claimTask>, 'params' | 'headers'>;

@Controller()
export class WorkTasksController {
  constructor(
    @Inject(WorkTasksHandler) private readonly handler: WorkTasksHandler,
    @Inject(Database) private readonly db: Database,
  ) {}

  @Route(claimTask)
  async claim(
    @Input() input: InputOf<typeof claimTask>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    await this.handler.claim(commandOf(input, caller, trace));
    return this.show(input.params.id, caller, reply);
  }

  @Route(releaseTask)
  async giveBack(
    @Input() input: InputOf<typeof releaseTask>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    await this.handler.giveBack(commandOf(input, caller, trace));
    return this.show(input.params.id, caller, reply);
  }

  @Route(decideTask)
  async decide(
    @Input() input: InputOf<typeof decideTask>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    const { outcome, reason } = input.body;
    await this.handler.decide(commandOf(input, caller, trace), outcome, reason);
    return this.show(input.params.id, caller, reply);
  }

  private async show(id: string, { organisationId }: Caller, reply: FastifyReply): Promise<TaskView> {
    const row = await findTask(this.db, id, organisationId);
    if (row === undefined) throw new TaskNotFound();
    reply.header('etag', etagOf(row.version));
    return viewOfTask(row);
  }
}

/** @throws OfficersOnly */
function commandOf({ params, headers }: TaskInput, caller: Caller, trace: TraceContext): TaskCommand {
  if (!isOfficer(caller)) throw new OfficersOnly();
  const officer = { id: caller.subject, organisationId: caller.organisationId };
  return { taskId: params.id, ifMatch: headers['if-match'], officer, trace };
}
