import { Controller, Inject } from '@nestjs/common';
import { resumeGrant, revokeGrant, suspendGrant, withdrawGrant, type GrantView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import type { GrantState } from '../domain/grant';
import { viewOfGrant } from '../show-grants/grant-view';
import { VisibleGrants } from '../show-grants/visible-grants';
import { ChangeGrantHandler } from './change-grant.handler';

type ChangeInput = InputOf<typeof suspendGrant>;

@Controller()
export class ChangeGrantController {
  constructor(
    @Inject(ChangeGrantHandler) private readonly handler: ChangeGrantHandler,
    @Inject(VisibleGrants) private readonly grants: VisibleGrants,
  ) {}

  @Route(suspendGrant)
  suspend(
    @Input() input: ChangeInput,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<GrantView> {
    return this.change('suspended', input, caller, trace, reply);
  }

  @Route(resumeGrant)
  resume(
    @Input() input: ChangeInput,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<GrantView> {
    return this.change('issued', input, caller, trace, reply);
  }

  @Route(revokeGrant)
  revoke(
    @Input() input: ChangeInput,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<GrantView> {
    return this.change('revoked', input, caller, trace, reply);
  }

  @Route(withdrawGrant)
  withdraw(
    @Input() input: ChangeInput,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<GrantView> {
    return this.change('withdrawn', input, caller, trace, reply);
  }

  private async change(
    to: GrantState,
    { params, headers, body }: ChangeInput,
    caller: Caller,
    trace: TraceContext,
    reply: FastifyReply,
  ): Promise<GrantView> {
    const { number } = params;
    await this.handler.change({
      number,
      to,
      reason: body.reason,
      ifMatch: headers['if-match'],
      caller,
      trace,
    });
    const row = await this.grants.get(number, caller);
    reply.header('etag', etagOf(row.revision));
    return viewOfGrant(row);
  }
}
