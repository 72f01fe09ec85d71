import { Controller, Inject } from '@nestjs/common';
import { answerQuery, extendAnswer, type FilingView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { actorOf } from '../mandates/acting';
import { KindCatalogue } from '../kinds/kind-catalogue';
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
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  @Route(answerQuery)
  async answer(
    @Input() input: InputOf<typeof answerQuery>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<FilingView> {
    await this.handler.answer(await this.commandOf(input, caller, trace), input.body.answers);
    return this.show(input.params.id, caller, reply);
  }

  @Route(extendAnswer)
  async extend(
    @Input() input: InputOf<typeof extendAnswer>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<FilingView> {
    await this.handler.extend(await this.commandOf(input, caller, trace), input.body.reason);
    return this.show(input.params.id, caller, reply);
  }

  private async commandOf(
    { params: { id: filingId }, headers, body }: Asked,
    caller: Caller,
    trace: TraceContext,
  ): Promise<ApplicantCommand> {
    const { kind } = await this.filings.get(filingId, caller);
    const by = actorOf(caller, kind);
    return { filingId, queryId: body.query, ifMatch: headers['if-match'], by, trace };
  }

  private async show(id: string, caller: Caller, reply: FastifyReply): Promise<FilingView> {
    const row = await this.filings.get(id, caller);
    reply.header('etag', etagOf(row.revision));
    return { ...viewOf(row, this.kinds.current), ...(await this.work.on(row)) };
  }
}
