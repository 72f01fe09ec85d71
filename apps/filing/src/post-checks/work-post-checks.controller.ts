import { Controller, Inject } from '@nestjs/common';
import {
  confirmPostCheck,
  orderPuttingRight,
  reportPutRight,
  revokeAfterCheck,
  type PostCheckView,
} from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import { Database, type TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { viewOfCheck, visibleCheck } from './post-check-view';
import { WorkPostChecksHandler, type PostCheckCommand } from './work-post-checks.handler';

type Change = Pick<InputOf<typeof confirmPostCheck>, 'params' | 'headers'>;

@Controller()
export class WorkPostChecksController {
  constructor(
    @Inject(WorkPostChecksHandler) private readonly handler: WorkPostChecksHandler,
    @Inject(Database) private readonly db: Database,
  ) {}

  @Route(confirmPostCheck)
  async confirm(
    @Input() input: InputOf<typeof confirmPostCheck>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<PostCheckView> {
    await this.handler.confirm(commandOf(input, caller, trace), input.body.finding);
    return this.show(input, caller, reply);
  }

  @Route(orderPuttingRight)
  async order(
    @Input() input: InputOf<typeof orderPuttingRight>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<PostCheckView> {
    await this.handler.order(commandOf(input, caller, trace), input.body.text);
    return this.show(input, caller, reply);
  }

  @Route(reportPutRight)
  async respond(
    @Input() input: InputOf<typeof reportPutRight>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<PostCheckView> {
    const { statement, documents } = input.body;
    await this.handler.respond(commandOf(input, caller, trace), statement, documents);
    return this.show(input, caller, reply);
  }

  @Route(revokeAfterCheck)
  async revoke(
    @Input() input: InputOf<typeof revokeAfterCheck>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<PostCheckView> {
    const { reason, falsePromise } = input.body;
    await this.handler.revoke(commandOf(input, caller, trace), reason, falsePromise);
    return this.show(input, caller, reply);
  }

  private async show({ params }: Change, caller: Caller, reply: FastifyReply): Promise<PostCheckView> {
    const row = await visibleCheck(this.db, params.id, caller);
    reply.header('etag', etagOf(row.version));
    return viewOfCheck(row);
  }
}

const commandOf = ({ params, headers }: Change, caller: Caller, trace: TraceContext): PostCheckCommand => ({
  id: params.id,
  ifMatch: headers['if-match'],
  caller,
  trace,
});
