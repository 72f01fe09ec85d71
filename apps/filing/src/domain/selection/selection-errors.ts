import { DomainError } from '@landport/domain';

export class RoundNotFound extends DomainError {
  readonly code = 'selection/round-not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such round.');
  }
}

export class NotByExperts extends DomainError {
  readonly code = 'selection/not-by-experts';
  readonly kind = 'invalid';
  constructor(kind: string) {
    super(`Filings of ${kind} are not selected by experts.`, { pointer: '/kind', value: kind });
  }
}

export class NotTheLeadBody extends DomainError {
  readonly code = 'selection/not-the-lead-body';
  readonly kind = 'forbidden';
  constructor(body: string) {
    super(`Rounds of this kind are run by officers of ${body}.`, { body });
  }
}

export class RoundUnderWay extends DomainError {
  readonly code = 'selection/round-under-way';
  readonly kind = 'conflict';
  constructor() {
    super('Another round of this kind is not concluded yet.');
  }
}

/** The act belongs to another time of the round. */
export class NotNow extends DomainError {
  readonly code = 'selection/not-now';
  readonly kind = 'conflict';
  constructor(act: string, state: string) {
    super(`A round that is ${state} cannot be ${act}.`, { act, state });
  }
}

export class MarksMissing extends DomainError {
  readonly code = 'selection/marks-missing';
  readonly kind = 'conflict';
  constructor(references: readonly string[], panel: number) {
    super(`Each filing needs ${panel} marks; short of it: ${references.join(', ')}.`, {
      references: references.join(', '),
      panel,
    });
  }
}

export class NoCandidate extends DomainError {
  readonly code = 'selection/no-candidate';
  readonly kind = 'notFound';
  constructor() {
    super('The filing takes no part in this round.');
  }
}

export class WindowTooShort extends DomainError {
  readonly code = 'selection/window-too-short';
  readonly kind = 'invalid';
  constructor(closesAt: string) {
    super('The window must close after it opens.', { pointer: '/closesAt', value: closesAt });
  }
}
