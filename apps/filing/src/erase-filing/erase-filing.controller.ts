import { Controller, Inject } from '@nestjs/common';
import { eraseFiling, type FilingView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import { Database, type TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { VIEW_COLUMNS, viewOf, type FilingViewRow } from '../show-filing/filing-view';
import { EraseFilingHandler } from './erase-filing.handler';

@Controller()
export class EraseFilingController {
  constructor(
    @Inject(EraseFilingHandler) private readonly handler: EraseFilingHandler,
    @Inject(Database) private readonly db: Database,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  @Route(eraseFiling)
  async erase(
    @Input() { params, headers, body }: InputOf<typeof eraseFiling>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<FilingView> {
    const { id: filingId } = params;
    await this.handler.erase({ filingId, reason: body.reason, ifMatch: headers['if-match'], caller, trace });
    // An operator sees no filings otherwise: what is answered here is the one that was just erased.
    const [row] = await this.db.query<FilingViewRow>(`SELECT ${VIEW_COLUMNS} FROM filing f WHERE f.id = $1`, [
      filingId,
    ]);
    reply.header('etag', etagOf(row!.revision));
    return viewOf(row!, this.kinds.current);
  }
}
