import { Controller, Inject } from '@nestjs/common';
import { submitVersion } from '@landport/contracts';
import { Caller, ContentType, Input, RawBody, Reply, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { FilingDocuments } from '../documents/file-documents/filing-documents';
import { sendAnswer } from '../submission/submission-answer';
import { SubmissionReader } from '../submission/submission-reader';
import type { SubmittedContent } from '../submission/submitted-content';
import { SubmitVersionHandler } from './submit-version.handler';

@Controller()
export class SubmitVersionController {
  constructor(
    @Inject(SubmitVersionHandler) private readonly handler: SubmitVersionHandler,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(FilingDocuments) private readonly documents: FilingDocuments,
  ) {}

  @Route(submitVersion)
  async submit(
    @Input() { params, headers, body }: InputOf<typeof submitVersion>,
    @RawBody() bytes: Buffer,
    @ContentType() contentType: string,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<string> {
    const content =
      typeof body === 'object' ? (body as SubmittedContent) : this.reader.read(contentType, bytes);
    const answer = await this.handler.submit({
      filingId: params.id,
      content,
      contentType,
      bytes,
      found: await this.documents.find(content.documents, caller.organisationId),
      ifMatch: headers['if-match'],
      idempotencyKey: headers['idempotency-key'],
      by: { id: caller.subject, organisationId: caller.organisationId },
      trace,
    });
    return sendAnswer(reply, answer);
  }
}
