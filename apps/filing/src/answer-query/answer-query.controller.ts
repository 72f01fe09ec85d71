import { Controller, Inject } from '@nestjs/common';
import { answerQuery, extendAnswer, type FilingView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { actorOf } from '../mandates/acting';
import { viewOf } from '../show-filing/filing-view';
import { FilingWork } from '../show-filing/filing-work';
import { VisibleFilings } from '../show-filing/visible-filings';
import { AnswerQueryHandler, type ApplicantCommand } from './answer-query.handler';

type Asked = InputOf<typeof answerQuery> | InputOf<typeof extendAnswer>;

@Controller()
export class AnswerQueryController {
  constructor(
    @Inject(AnswerQueryHandler) private readonly handler: AnswerQueryHandler,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(FilingWork) private readonly work: FilingWork,
  ) {}

  @Route(answerQuery)
  async answer(
    @Input() input: InputOf<typeof answerQuery>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<FilingView> {
    await this.handler.answer(await this.command(input, caller, trace), input.body.answers);
    return this.show(input.params.id, caller, reply);
  }

  @Route(extendAnswer)
  async extend(
    @Input() input: InputOf<typeof extendAnswer>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<FilingView> {
    await this.handler.extend(await this.command(input, caller, trace), input.body.reason);
    return this.show(input.params.id, caller, reply);
  }

  private async show(id: string, caller: Caller, reply: FastifyReply): Promise<FilingView> {
    const row = await this.filings.get(id, caller);
    reply.header('etag', etagOf(row.revision));
    return { ...viewOf(row), ...(await this.work.on(row)) };
  }

  private async command(
    { params, headers, body }: Asked,
    caller: Caller,
    trace: TraceContext,
  ): Promise<ApplicantCommand> {
    const { kind } = await this.filings.get(params.id, caller);
    return {
      filingId: params.id,
      queryId: body.query,
      ifMatch: headers['if-match'],
      by: actorOf(caller, kind),
      trace,
    };
  }
}
