import { DomainError } from '@landport/domain';
import type { TaskRecord } from './task-record';

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

/** Its body gives an opinion in a joint review, or decides; each has its own act. */
export class NotTheRole extends DomainError {
  readonly code = 'task/not-the-role';
  readonly kind = 'conflict';
  constructor(role: TaskRecord['role']) {
    super(
      role === 'advises'
        ? 'Your body gives the leading body its opinion; it does not decide the filing.'
        : 'Your body decides the filing; opinions come from the bodies that do not lead.',
      { role },
    );
  }
}

/** Who leads a joint review hears the others first, or waits until their time is over. */
export class OpinionsOutstanding extends DomainError {
  readonly code = 'task/opinions-outstanding';
  readonly kind = 'conflict';
  constructor(bodies: readonly string[]) {
    super(`The opinion of ${bodies.join(', ')} is still to come.`, { bodies });
  }
}

/** Two persons see every decision of the step: nobody confirms what they proposed themselves. */
export class SecondPersonWanted extends DomainError {
  readonly code = 'task/second-person';
  readonly kind = 'forbidden';
  constructor() {
    super('Another officer of the body has to confirm the decision.');
  }
}

export class NothingProposed extends DomainError {
  readonly code = 'task/nothing-proposed';
  readonly kind = 'conflict';
  constructor(state: TaskRecord['state']) {
    super(`The task is ${state}; no decision waits for a second person.`, { state });
  }
}

export class UnknownReason extends DomainError {
  readonly code = 'task/unknown-reason';
  readonly kind = 'invalid';
  constructor(reason: string, known: readonly string[]) {
    super(`The kind's list has no reason ${reason} for that decision.`, { value: reason, known });
  }
}

export class NoHigherBody extends DomainError {
  readonly code = 'task/no-higher-body';
  readonly kind = 'conflict';
  constructor() {
    super('The kind names no other body for this task, or it works on the filing already.');
  }
}
