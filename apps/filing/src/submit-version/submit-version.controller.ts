import { Controller, Inject } from '@nestjs/common';
import { submitVersion } from '@landport/contracts';
import {
  Caller,
  ContentType,
  Input,
  languageOf,
  RawBody,
  Reply,
  Route,
  Trace,
  type InputOf,
} from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { actorOf } from '../mandates/acting';
import type { DryRunAnswer } from '../submit-filing/dry-run';
import { sendAnswer } from '../submission/submission-answer';
import { SubmissionReader } from '../submission/submission-reader';
import type { SubmittedContent } from '../submission/submitted-content';
import { DryRunVersion } from './dry-run-version';
import { SubmitVersionHandler } from './submit-version.handler';

@Controller()
export class SubmitVersionController {
  constructor(
    @Inject(SubmitVersionHandler) private readonly handler: SubmitVersionHandler,
    @Inject(DryRunVersion) private readonly dryRun: DryRunVersion,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  @Route(submitVersion)
  async submit(
    @Input() { params, query, headers, body }: InputOf<typeof submitVersion>,
    @RawBody() bytes: Buffer,
    @ContentType() contentType: string,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<string | DryRunAnswer> {
    const content =
      typeof body === 'object' ? (body as SubmittedContent) : this.reader.read(contentType, bytes);
    const by = actorOf(caller, content.kind);
    if (query.validate === 'only') {
      const language = languageOf(reply.request.headers['accept-language']);
      return this.dryRun.run(params.id, { content, contentType, bytes }, caller, language);
    }
    const answer = await this.handler.submit({
      filingId: params.id,
      content,
      contentType,
      bytes,
      ifMatch: headers['if-match'],
      idempotencyKey: headers['idempotency-key'],
      by,
      trace,
    });
    return sendAnswer(reply, answer);
  }
}
