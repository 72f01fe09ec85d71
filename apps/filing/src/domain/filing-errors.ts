import type { FilingStatus } from '@landport/contracts';
import { DomainError } from '@landport/domain';

export class FilingNotFound extends DomainError {
  readonly code = 'filing/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such filing.');
  }
  override readonly remedy = 'Check the id, or look the filing up by its reference with GET /v1/filings.';
}

/** The move is in nobody's power at this point of the procedure. */
export class FilingNotOpen extends DomainError {
  readonly code = 'filing/not-open';
  readonly kind = 'conflict';
  constructor(act: string, status: FilingStatus) {
    super(`A filing that is ${status} cannot be ${act}.`, { status });
  }
  override readonly remedy = 'Fetch the filing again; its links name what can be done with it now.';
}

/** A new version must stay the same filing. */
export class AnotherFiling extends DomainError {
  readonly code = 'filing/another-filing';
  readonly kind = 'invalid';
  constructor(field: 'kind' | 'reference', of: string, asked: string) {
    super(`The version names ${field} ${asked}, the filing has ${of}.`, {
      pointer: `/${field}`,
      value: asked,
    });
  }
  override readonly remedy = 'Keep kind and reference, or lodge a new filing with POST /v1/filings.';
}
