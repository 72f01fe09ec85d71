import { DomainError } from '@landport/domain';

export class TaskNotFound extends DomainError {
  readonly code = 'task/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such task in the work list of your body.');
  }
}

export class TaskNotClaimed extends DomainError {
  readonly code = 'task/not-claimed';
  readonly kind = 'conflict';
  constructor() {
    super('The task is not claimed by anyone.');
  }
}

export class NotYourTask extends DomainError {
  readonly code = 'task/held-by-another';
  readonly kind = 'conflict';
  constructor() {
    super('Another officer holds the task.');
  }
}

export class OfficersOnly extends DomainError {
  readonly code = 'task/officers-only';
  readonly kind = 'forbidden';
  constructor() {
    super('Only officers of a body see and decide its tasks.');
  }
}
