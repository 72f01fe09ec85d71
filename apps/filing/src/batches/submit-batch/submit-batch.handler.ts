import { Inject, Injectable } from '@nestjs/common';
import { LARGEST_BATCH, LARGEST_WORKBOOK, type BatchFormat } from '@landport/contracts';
import { Problem, type Once } from '@landport/http';
import { Clock, Ids, type TraceContext } from '@landport/platform';
import type { Readable } from 'node:stream';
import { KindCatalogue } from '../../kinds/kind-catalogue';
import { OfficeDay } from '../../kinds/office-day';
import { BatchFiles, type ReceivedFile } from '../files/batch-files';
import { BatchRepository } from '../records/batch.repository';
import { BatchRunner } from '../running/batch-runner';
import { batchView } from '../show-batch/batch-view';
import { checkHead } from './check-head';

export interface SubmitBatch {
  readonly organisationId: string;
  readonly by: string;
  readonly format: BatchFormat;
  readonly charset: string | null;
  readonly kind: string | null;
  readonly validateOnly: boolean;
  readonly contentType: string;
  readonly body: Readable;
  readonly trace: TraceContext;
}

/** Keeps the file as it comes in; reading it is the runner's. */
@Injectable()
export class SubmitBatchHandler {
  constructor(
    @Inject(BatchFiles) private readonly files: BatchFiles,
    @Inject(BatchRepository) private readonly batches: BatchRepository,
    @Inject(BatchRunner) private readonly runner: BatchRunner,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** @throws UnknownKind, TooManyOpenBatches, Problem 413, 422 */
  async submit(command: SubmitBatch, once: Once): Promise<string> {
    const { kind, format, body } = command;
    if (kind !== null) this.kinds.current.inForce(kind, this.days.of(this.clock.now()));
    const id = this.ids.next();
    const file = await this.files.receive(id, body, format === 'xlsx' ? LARGEST_WORKBOOK : LARGEST_BATCH);
    try {
      if (file.bytes === 0) throw EMPTY;
      checkHead(format, file.head);
      return await this.keep(id, file, command, once);
    } catch (error) {
      await this.files.discard(id);
      throw error;
    }
  }

  private async keep(id: string, file: ReceivedFile, command: SubmitBatch, once: Once): Promise<string> {
    let isKept = false;
    const answer = await once.run(async (tx) => {
      const batch = await this.batches.add(tx, {
        id,
        organisation_id: command.organisationId,
        submitted_by: command.by,
        format: command.format,
        charset: command.charset,
        kind: command.kind,
        validate_only: command.validateOnly,
        bytes: file.bytes,
        sha256: file.sha256,
        trace: command.trace,
        submitted_at: this.clock.now(),
      });
      isKept = true;
      tx.afterCommit(() => this.runner.wake());
      const headers = { location: `/v1/batches/${id}` };
      return { status: 202, headers, body: batchView(batch, 'en', this.clock.now()) };
    }, file.sha256);
    // A request that repeats an earlier one keeps no second file.
    if (!isKept) await this.files.discard(id);
    return answer;
  }
}

const EMPTY = new Problem({
  status: 422,
  code: 'batch/empty',
  detail: { en: 'There is no file in the request.', zh: '请求中没有文件。' },
});
