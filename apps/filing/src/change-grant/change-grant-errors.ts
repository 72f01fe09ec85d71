import { DomainError } from '@landport/domain';
import type { GrantState } from '../domain/grant';

/** Seen, but for somebody else to change: issuers suspend and revoke, holders give up. */
export class NotYourGrant extends DomainError {
  readonly code = 'grant/not-yours-to-change';
  readonly kind = 'forbidden';
  constructor(to: GrantState) {
    super(`Only its ${to === 'withdrawn' ? 'holder' : 'issuer'} can have a grant ${to}.`, { to });
  }
}
