import type { FilingStatus } from '@landport/contracts';
import { DomainError } from '@landport/domain';

export class FilingNotFound extends DomainError {
  readonly code = 'filing/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such filing.');
  }
}

/** The move is in nobody's power at this point of the procedure. */
export class FilingNotOpen extends DomainError {
  readonly code = 'filing/not-open';
  readonly kind = 'conflict';
  constructor(act: string, status: FilingStatus) {
    super(`A filing that is ${status} cannot be ${act}.`, { status });
  }
}

/** A new version must stay the same filing. */
export class AnotherFiling extends DomainError {
  readonly code = 'filing/another-filing';
  readonly kind = 'invalid';
  constructor(field: 'kind' | 'reference' | 'mrn', of: string, asked: string) {
    super(`The version names ${field} ${asked}, the filing has ${of}.`, {
      pointer: `/${field}`,
      value: asked,
    });
  }
}
