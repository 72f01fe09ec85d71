import { DomainError } from '@landport/domain';
import type { AboutFiling } from '../formats/about-filing';
import type { SubmittedContent } from '../submission/submitted-content';

/** A message that takes nothing back was sent to where filings are withdrawn. */
export class CancelsNothing extends DomainError {
  readonly code = 'filing/cancels-nothing';
  readonly kind = 'invalid';
  override readonly remedy = 'Send CC014C, a declaration of TypeCode INV, or a reason as JSON.';
  constructor() {
    super('The message takes no filing back.');
  }
}

const UNTOLD = 'Cancelled by a message of its sender.';

/** @throws CancelsNothing */
export function reasonOf({ about }: SubmittedContent): { reason: string; about: AboutFiling } {
  if (about?.act !== 'cancellation') throw new CancelsNothing();
  return { reason: about.reason ?? UNTOLD, about };
}
