import { Controller, Inject } from '@nestjs/common';
import { cancelBatch, type BatchView } from '@landport/contracts';
import { Caller, Input, languageOf, Reply, Route, type InputOf } from '@landport/http';
import { Clock } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { BatchRepository } from '../records/batch.repository';
import { BatchRunner } from '../running/batch-runner';
import { batchView } from '../show-batch/batch-view';

@Controller()
export class CancelBatchController {
  constructor(
    @Inject(BatchRepository) private readonly batches: BatchRepository,
    @Inject(BatchRunner) private readonly runner: BatchRunner,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Whoever works on the batch hears of it with the rows under way and ends it. It asks for no `If-Match`: a batch
   * changes with every row, and the wish does not depend on how far it has come.
   */
  @Route(cancelBatch)
  async cancel(
    @Input() { params }: InputOf<typeof cancelBatch>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<BatchView> {
    const now = this.clock.now();
    await this.batches.requestCancellation(params.id, organisationId, now);
    const batch = await this.batches.get(params.id, organisationId);
    this.runner.wake();
    return batchView(batch, languageOf(reply.request.headers['accept-language']), now);
  }
}
