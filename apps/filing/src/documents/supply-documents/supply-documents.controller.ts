import { Controller, Inject } from '@nestjs/common';
import { listFilingDocuments, supplyDocuments, type FilingDocumentsView } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { actorOf } from '../../mandates/acting';
import { VisibleFilings } from '../../show-filing/visible-filings';
import { DocumentsOfFiling } from './documents-of-filing';
import { SupplyDocumentsHandler } from './supply-documents.handler';

@Controller()
export class SupplyDocumentsController {
  constructor(
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(DocumentsOfFiling) private readonly documents: DocumentsOfFiling,
    @Inject(SupplyDocumentsHandler) private readonly handler: SupplyDocumentsHandler,
  ) {}

  @Route(listFilingDocuments)
  async list(
    @Input() { params }: InputOf<typeof listFilingDocuments>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<FilingDocumentsView> {
    const filing = await this.filings.get(params.id, caller);
    reply.header('etag', etagOf(filing.revision));
    return this.documents.of(filing);
  }

  @Route(supplyDocuments)
  async supply(
    @Input() { params, headers, body }: InputOf<typeof supplyDocuments>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<FilingDocumentsView> {
    const { documents } = body;
    const { kind } = await this.filings.get(params.id, caller);
    const by = actorOf(caller, kind);
    await this.handler.supply({ filingId: params.id, documents, ifMatch: headers['if-match'], by, trace });
    const filing = await this.filings.get(params.id, caller);
    reply.header('etag', etagOf(filing.revision));
    return this.documents.of(filing);
  }
}
