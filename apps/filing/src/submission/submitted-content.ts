import type { FiledDocument } from '@landport/contracts';
import type { AboutFiling } from '../formats/about-filing';

/** What a submission says, whatever format it came in. */
export interface SubmittedContent {
  /** Empty for a message that leaves it to the filing it is about. */
  readonly kind: string;
  readonly reference: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly documents?: readonly FiledDocument[];
  /** For a message about a filing that is there already. */
  readonly about?: AboutFiling;
}
