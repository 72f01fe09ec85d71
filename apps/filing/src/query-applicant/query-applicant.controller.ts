import { Controller, Inject } from '@nestjs/common';
import { queryApplicant, type TaskView } from '@landport/contracts';
import { Caller, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { ApplicantQueries } from '../reviews/applicant-queries';
import { commandOf, TaskDesk } from '../work-tasks/task-desk';

@Controller()
export class QueryApplicantController {
  constructor(
    @Inject(TaskDesk) private readonly desk: TaskDesk,
    @Inject(ApplicantQueries) private readonly queries: ApplicantQueries,
  ) {}

  @Route(queryApplicant)
  async query(
    @Input() input: InputOf<typeof queryApplicant>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<TaskView> {
    await this.desk.change(commandOf(input, caller, trace), ({ procedure, task, officer, at }) =>
      this.queries.ask(procedure, task, input.body, officer, at),
    );
    return this.desk.show(input.params.id, caller, reply);
  }
}
