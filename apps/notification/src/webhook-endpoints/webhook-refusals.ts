import { DomainError } from '@landport/domain';

export class TooManyEndpoints extends DomainError {
  readonly code = 'webhook/too-many-endpoints';
  readonly kind = 'conflict';
  constructor(most: number) {
    super(`Your organisation has ${most} webhook endpoints, the most there may be.`, { most });
  }
}

export class RangeRefused extends DomainError {
  readonly code = 'webhook/range-refused';
  readonly kind = 'invalid';
  constructor(from: number, to: number, reason: string) {
    super(`Sequences ${from} to ${to} cannot be sent again: ${reason}.`, { from, to, reason });
  }
}
