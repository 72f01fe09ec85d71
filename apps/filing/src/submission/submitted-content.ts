import type { FiledDocument } from '@landport/contracts';

/** What a submission says, whatever format it came in. */
export interface SubmittedContent {
  readonly kind: string;
  readonly reference: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly documents?: readonly FiledDocument[];
}
