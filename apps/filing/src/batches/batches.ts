import { CancelBatchController } from './cancel-batch/cancel-batch.controller';
import { BatchFiles } from './files/batch-files';
import { BatchReader } from './reading/batch-reader';
import { BatchLeases } from './records/batch-leases';
import { BatchRepository } from './records/batch.repository';
import { BatchRun } from './running/batch-run';
import { BatchRunner } from './running/batch-runner';
import { RowWork } from './running/row-work';
import { ShowBatchController } from './show-batch/show-batch.controller';
import { ShowTemplateController } from './show-template/show-template.controller';
import { SubmitBatchController } from './submit-batch/submit-batch.controller';
import { SubmitBatchHandler } from './submit-batch/submit-batch.handler';

/** What filing in bulk adds to the service. */
export const BATCH_CONTROLLERS = [
  SubmitBatchController,
  ShowBatchController,
  CancelBatchController,
  ShowTemplateController,
];

export const BATCH_PROVIDERS = [
  BatchFiles,
  BatchRepository,
  BatchLeases,
  BatchReader,
  RowWork,
  BatchRun,
  BatchRunner,
  SubmitBatchHandler,
];
