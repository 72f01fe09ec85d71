import { Controller, Inject } from '@nestjs/common';
import { withdrawFiling, type FilingView } from '@landport/contracts';
import {
  Caller,
  ContentType,
  etagOf,
  Input,
  RawBody,
  Reply,
  Route,
  Trace,
  type InputOf,
} from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { actorOf } from '../mandates/acting';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { viewOf } from '../show-filing/filing-view';
import { VisibleFilings } from '../show-filing/visible-filings';
import { SubmissionReader } from '../submission/submission-reader';
import { reasonOf } from './cancellation';
import { WithdrawFilingHandler } from './withdraw-filing.handler';

@Controller()
export class WithdrawFilingController {
  constructor(
    @Inject(WithdrawFilingHandler) private readonly handler: WithdrawFilingHandler,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  @Route(withdrawFiling)
  async withdraw(
    @Input() { params, headers, body }: InputOf<typeof withdrawFiling>,
    @RawBody() bytes: Buffer,
    @ContentType() contentType: string,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<FilingView> {
    const why = typeof body === 'object' ? body : reasonOf(this.reader.read(contentType, bytes));
    const { kind } = await this.filings.get(params.id, caller);
    await this.handler.withdraw({
      filingId: params.id,
      ...why,
      ifMatch: headers['if-match'],
      by: actorOf(caller, kind),
      trace,
    });
    const row = await this.filings.get(params.id, caller);
    reply.header('etag', etagOf(row.revision));
    return viewOf(row, this.kinds.current);
  }
}
