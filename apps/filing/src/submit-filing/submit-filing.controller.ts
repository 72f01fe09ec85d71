import { Controller, Inject } from '@nestjs/common';
import { submitFiling } from '@landport/contracts';
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
import { sendAnswer } from '../submission/submission-answer';
import { SubmissionReader } from '../submission/submission-reader';
import type { SubmittedContent } from '../submission/submitted-content';
import { DryRun, type DryRunAnswer } from './dry-run';
import { SubmitFilingHandler } from './submit-filing.handler';

@Controller()
export class SubmitFilingController {
  constructor(
    @Inject(SubmitFilingHandler) private readonly handler: SubmitFilingHandler,
    @Inject(DryRun) private readonly dryRun: DryRun,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  @Route(submitFiling)
  async submit(
    @Input() { query, headers, body }: InputOf<typeof submitFiling>,
    @RawBody() bytes: Buffer,
    @ContentType() contentType: string,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ): Promise<string | DryRunAnswer> {
    // JSON was read by the route's shape; any other format is read from its bytes.
    const content =
      typeof body === 'object' ? (body as SubmittedContent) : this.reader.read(contentType, bytes);
    const examined = { content, contentType, bytes };
    const by = actorOf(caller, content.kind);
    if (query.validate === 'only') {
      const language = languageOf(reply.request.headers['accept-language']);
      return this.dryRun.run(examined, caller.organisationId, language);
    }
    const idempotencyKey = headers['idempotency-key'];
    return sendAnswer(reply, await this.handler.submit({ ...examined, by, idempotencyKey, trace }));
  }
}
