import { DomainError } from '@landport/domain';

export class TaskNotFound extends DomainError {
  readonly code = 'task/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such task in the work list of your body.');
  }
  override readonly remedy = 'List the open tasks with GET /v1/tasks.';
}

export class TaskNotClaimed extends DomainError {
  readonly code = 'task/not-claimed';
  readonly kind = 'conflict';
  constructor() {
    super('The task is not claimed by anyone.');
  }
  override readonly remedy = 'Claim it first with POST /v1/tasks/{id}/claim.';
}

export class NotYourTask extends DomainError {
  readonly code = 'task/held-by-another';
  readonly kind = 'conflict';
  constructor() {
    super('Another officer holds the task.');
  }
  override readonly remedy = 'Ask that officer to release it.';
}

export class OfficersOnly extends DomainError {
  readonly code = 'task/officers-only';
  readonly kind = 'forbidden';
  constructor() {
    super('Only officers of a body see and decide its tasks.');
  }
  override readonly remedy = 'Sign in with an account that has the role officer.';
}
