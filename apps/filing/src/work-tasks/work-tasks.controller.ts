import { Controller, Inject } from '@nestjs/common';
import { claimTask, escalateTask, handOverTask, releaseTask, type TaskView } from '@landport/contracts';
import { Caller, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { commandOf, TaskDesk } from './task-desk';
import { WorkTasksHandler } from './work-tasks.handler';

@Controller()
export class WorkTasksController {
  constructor(
    @Inject(WorkTasksHandler) private readonly handler: WorkTasksHandler,
    @Inject(TaskDesk) private readonly desk: TaskDesk,
  ) {}

  @Route(claimTask)
  async claim(
    @Input() input: InputOf<typeof claimTask>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    await this.handler.claim(commandOf(input, caller, trace));
    return this.desk.show(input.params.id, caller, reply);
  }

  @Route(releaseTask)
  async giveBack(
    @Input() input: InputOf<typeof releaseTask>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    await this.handler.giveBack(commandOf(input, caller, trace));
    return this.desk.show(input.params.id, caller, reply);
  }

  @Route(handOverTask)
  async handOver(
    @Input() input: InputOf<typeof handOverTask>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    const { to, reason } = input.body;
    await this.handler.handOver(commandOf(input, caller, trace), to, reason);
    return this.desk.show(input.params.id, caller, reply);
  }

  /** The task is another body's from now on, so what is shown is how it left. */
  @Route(escalateTask)
  async escalate(
    @Input() input: InputOf<typeof escalateTask>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    await this.handler.escalate(commandOf(input, caller, trace), input.body.reason);
    return this.desk.showPassed(input.params.id, caller, reply);
  }
}
