import { DomainError } from '@landport/domain';

export class BatchNotFound extends DomainError {
  readonly code = 'batch/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such batch.');
  }
}

/** Its file and row results are kept for a time; its counts stay. */
export class BatchCleared extends DomainError {
  readonly code = 'batch/cleared';
  readonly kind = 'notFound';
  constructor() {
    super('The file and the row results of this batch were removed; its counts are kept.');
  }
}

/** An organisation's batches that wait or run are bounded, so that one of them cannot fill the disk. */
export class TooManyOpenBatches extends DomainError {
  readonly code = 'batch/too-many-open';
  readonly kind = 'conflict';
  constructor(open: number) {
    super(`${open} batches wait already.`, { open });
  }
}
