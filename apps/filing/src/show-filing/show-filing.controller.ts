import { Controller, Inject } from '@nestjs/common';
import { showFiling, type FilingView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, type InputOf } from '@landport/http';
import type { FastifyReply } from 'fastify';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { viewOf } from './filing-view';
import { FilingWork } from './filing-work';
import { VisibleFilings } from './visible-filings';

@Controller()
export class ShowFilingController {
  constructor(
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(FilingWork) private readonly work: FilingWork,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  @Route(showFiling)
  async show(
    @Input() { params }: InputOf<typeof showFiling>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<FilingView> {
    const row = await this.filings.get(params.id, caller);
    reply.header('etag', etagOf(row.revision));
    return { ...viewOf(row, this.kinds.current), ...(await this.work.on(row)) };
  }
}
