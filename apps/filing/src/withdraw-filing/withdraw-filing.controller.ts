import { Controller, Inject } from '@nestjs/common';
import { withdrawFiling, type FilingView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { actorOf } from '../mandates/acting';
import { viewOf } from '../show-filing/filing-view';
import { VisibleFilings } from '../show-filing/visible-filings';
import { WithdrawFilingHandler } from './withdraw-filing.handler';

@Controller()
export class WithdrawFilingController {
  constructor(
    @Inject(WithdrawFilingHandler) private readonly handler: WithdrawFilingHandler,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
  ) {}

  @Route(withdrawFiling)
  async withdraw(
    @Input() { params, headers, body }: InputOf<typeof withdrawFiling>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<FilingView> {
    const { kind } = await this.filings.get(params.id, caller);
    await this.handler.withdraw({
      filingId: params.id,
      reason: body.reason,
      ifMatch: headers['if-match'],
      by: actorOf(caller, kind),
      trace,
    });
    const row = await this.filings.get(params.id, caller);
    reply.header('etag', etagOf(row.revision));
    return viewOf(row);
  }
}
