import type { AboutFiling } from '../formats/about-filing';

/** A paper that goes with a filing, named as its issuer numbers it. */
export interface SupportingDocument {
  readonly type: string;
  readonly identifier: string;
}

/** What a submission says, whatever format it came in. */
export interface SubmittedContent {
  /** Empty for a message that leaves it to the filing it is about. */
  readonly kind: string;
  readonly reference: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly documents?: readonly SupportingDocument[];
  /** For a message about a filing that is there already. */
  readonly about?: AboutFiling;
}
