import { Controller, Inject } from '@nestjs/common';
import { showEvidence } from '@landport/contracts';
import { Caller, Input, Reply, Route, type InputOf } from '@landport/http';
import type { FastifyReply } from 'fastify';
import { VisibleFilings } from '../show-filing/visible-filings';
import { EvidenceFiles } from './evidence-files';

@Controller()
export class ShowEvidenceController {
  constructor(
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(EvidenceFiles) private readonly files: EvidenceFiles,
  ) {}

  @Route(showEvidence)
  async show(
    @Input() { params }: InputOf<typeof showEvidence>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<string> {
    const filing = await this.filings.get(params.id, caller);
    reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="evidence-${filing.id}.json"`);
    return this.files.of(filing);
  }
}
