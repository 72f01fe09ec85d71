import { Controller, Inject } from '@nestjs/common';
import { BATCH_TYPES, submitBatch } from '@landport/contracts';
import {
  BodyStream,
  Caller,
  ContentType,
  Idempotent,
  Input,
  Once,
  Reply,
  Route,
  Trace,
  type InputOf,
} from '@landport/http';
import type { TraceContext } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { SubmitBatchHandler } from './submit-batch.handler';

const CHARSET = /;\s*charset\s*=\s*"?([\w:.-]{1,40})/i;

@Controller()
export class SubmitBatchController {
  constructor(@Inject(SubmitBatchHandler) private readonly handler: SubmitBatchHandler) {}

  @Route(submitBatch)
  submit(
    @Input() { query }: InputOf<typeof submitBatch>,
    @BodyStream() body: Readable,
    @ContentType() contentType: string,
    @Caller() { subject, organisationId }: Caller,
    @Trace() trace: TraceContext,
    @Idempotent() once: Once,
    @Reply() reply: FastifyReply,
  ): Promise<string> {
    return this.handler.submit(
      {
        organisationId,
        by: subject,
        format: BATCH_TYPES[contentType as keyof typeof BATCH_TYPES] ?? 'jsonl',
        charset: CHARSET.exec(reply.request.headers['content-type'] ?? '')?.[1] ?? null,
        kind: query.kind ?? null,
        validateOnly: query.validate === 'only',
        contentType,
        body,
        trace,
      },
      once,
    );
  }
}
