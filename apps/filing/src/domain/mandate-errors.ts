import { DomainError } from '@landport/domain';

export class MandateNotFound extends DomainError {
  readonly code = 'mandate/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such mandate.');
  }
}

export class NotForThatSide extends DomainError {
  readonly code = 'mandate/not-for-that-side';
  readonly kind = 'conflict';
  constructor(side: 'principal' | 'broker') {
    super(`Only the ${side} of the mandate does this.`, { side });
  }
}

export class MandateWithOneself extends DomainError {
  readonly code = 'mandate/with-oneself';
  readonly kind = 'invalid';
  constructor(broker: string) {
    super('An organisation needs no mandate to act for itself.', { pointer: '/broker', value: broker });
  }
}

export class MandateEndsFirst extends DomainError {
  readonly code = 'mandate/ends-before-it-begins';
  readonly kind = 'invalid';
  constructor(from: string, to: string) {
    super(`The mandate would begin on ${from} and end on ${to}.`, { pointer: '/to', value: to, from });
  }
}
