import { Controller, Inject } from '@nestjs/common';
import { confirmDecision, decideTask, giveOpinion, type TaskView } from '@landport/contracts';
import { Caller, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { commandOf, TaskDesk } from '../work-tasks/task-desk';
import { DecideTasksHandler } from './decide-tasks.handler';

@Controller()
export class DecideTasksController {
  constructor(
    @Inject(DecideTasksHandler) private readonly handler: DecideTasksHandler,
    @Inject(TaskDesk) private readonly desk: TaskDesk,
  ) {}

  @Route(decideTask)
  async decide(
    @Input() input: InputOf<typeof decideTask>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    await this.handler.decide(commandOf(input, caller, trace), input.body);
    return this.desk.show(input.params.id, caller, reply);
  }

  @Route(giveOpinion)
  async giveOpinion(
    @Input() input: InputOf<typeof giveOpinion>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    await this.handler.giveOpinion(commandOf(input, caller, trace), input.body.opinion);
    return this.desk.show(input.params.id, caller, reply);
  }

  /** The second person's word, either way. */
  @Route(confirmDecision)
  async confirm(
    @Input() input: InputOf<typeof confirmDecision>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    const command = commandOf(input, caller, trace);
    await (input.body.confirms
      ? this.handler.confirm(command)
      : this.handler.sendBack(command, input.body.reason));
    return this.desk.show(input.params.id, caller, reply);
  }
}
