import { DomainError } from '@landport/domain';

export class RefundClaimNotFound extends DomainError {
  readonly code = 'refund/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such refund claim.');
  }
}

/** Nothing was assessed, or nothing is final yet. */
export class NothingToRefund extends DomainError {
  readonly code = 'refund/nothing-to-refund';
  readonly kind = 'conflict';
  constructor(status: string) {
    super(
      `The filing is ${status}; duty is claimed back of what is released or withdrawn after assessment.`,
      {
        status,
      },
    );
  }
}

export class ClaimedTooMuch extends DomainError {
  readonly code = 'refund/more-than-assessed';
  readonly kind = 'invalid';
  /** @param left  what was assessed less what is claimed and granted already */
  constructor(pointer: string, asked: string, left: string) {
    super(`${asked} is claimed, and ${left} is left of what was assessed.`, { pointer, value: asked, left });
  }
}

export class ClaimTooLate extends DomainError {
  readonly code = 'refund/too-late';
  readonly kind = 'conflict';
  constructor(until: string, legalBasis: string) {
    super(`The claim could be made until ${until} (${legalBasis}).`, { until, legalBasis });
  }
}

export class GrantedTooMuch extends DomainError {
  readonly code = 'refund/grant-not-claimed';
  readonly kind = 'invalid';
  constructor(tax: string) {
    super(
      tax === 'nothing'
        ? 'What grants nothing is a refusal.'
        : `More ${tax} would be granted than is claimed, or in another currency.`,
      { pointer: '/granted', tax },
    );
  }
}

export class HeldByAnotherOfficer extends DomainError {
  readonly code = 'refund/held-by-another';
  readonly kind = 'conflict';
  constructor() {
    super('Another officer holds the claim.');
  }
}
