import { DomainError } from '@landport/domain';

export class PostCheckNotFound extends DomainError {
  readonly code = 'post-check/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such check.');
  }
}

export class OrderFirst extends DomainError {
  readonly code = 'post-check/order-first';
  readonly kind = 'conflict';
  constructor() {
    super('Nothing was ordered to be put right yet, and the promise was not false.');
  }
}

export class StillInTime extends DomainError {
  readonly code = 'post-check/still-in-time';
  readonly kind = 'conflict';
  constructor(putRightBy: string) {
    super(`The holder has until ${putRightBy} to put it right.`, { putRightBy });
  }
}

/** What is the body's to do, asked by somebody else who knows of the check; or the reverse. */
export class NotYoursToDo extends DomainError {
  readonly code = 'post-check/not-yours-to-do';
  readonly kind = 'forbidden';
  constructor(who: string) {
    super(`Only ${who} can do this.`, { who });
  }
}

export class CreditFlagNotFound extends DomainError {
  readonly code = 'credit-flag/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such entry in the credit record.');
  }
}

export class AlreadyRepaired extends DomainError {
  readonly code = 'credit-flag/already-repaired';
  readonly kind = 'conflict';
  constructor() {
    super('The entry is repaired already.');
  }
}
