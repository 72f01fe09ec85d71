import { DomainError } from '@landport/domain';
import { applyAmendment } from '../formats/wco-xml/apply-amendment';
import { checkNames, type NamedFiling } from '../submission/named-filing';
import type { SubmittedContent } from '../submission/submitted-content';

/** A message that takes a filing back was sent to where versions are taken. */
export class CancelsFiling extends DomainError {
  readonly code = 'filing/cancels';
  readonly kind = 'invalid';
  override readonly remedy: string;
  constructor(filingId: string) {
    super('The message takes the filing back, it is no version of it.');
    this.remedy = `Send it to POST /v1/filings/${filingId}/withdrawal.`;
  }
}

/**
 * What a filing is to say from a message on: the message itself, or, of an amendment, the filing with its changes.
 * @param latest  what the filing says so far
 * @throws CancelsFiling, AnotherFiling, AmendsNothing
 */
export function contentOfVersion(
  message: SubmittedContent,
  filing: NamedFiling,
  latest: SubmittedContent,
): SubmittedContent {
  const { about, ...content } = message;
  if (about === undefined) return content;
  checkNames(about, filing);
  if (about.act === 'cancellation') throw new CancelsFiling(filing.id);
  const { reference } = filing;
  if (about.act === 'replacement') return { ...content, reference: content.reference || reference };
  return { ...latest, payload: applyAmendment(content.payload, latest.payload) };
}
