import { ServiceConfig } from '@landport/platform';
import { z } from 'zod';
import { DOCUMENT_VARIABLES } from './documents/documents.config';
import { RetiredKeys } from './receipts/receipt-keys';

function jsonOf(text: string, context: z.RefinementCtx): unknown {
  try {
    return text.trim() === '' ? { keys: [] } : JSON.parse(text);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
}

/** What the filing service reads from its environment. */
export const FilingConfig = ServiceConfig.extend({
  RECEIPT_SIGNING_KEY: z
    .string()
    .min(1)
    .describe('Ed25519 private key that signs receipts: PKCS #8 in PEM, or a JWK as JSON'),
  RECEIPT_RETIRED_KEYS: z
    .string()
    .default('')
    .transform(jsonOf)
    .pipe(RetiredKeys)
    .describe(
      'Public keys that signed before this one: a JWKS whose keys also say validFrom (optional) and validTo',
    ),
  INTAKE_CAPACITY: z.coerce
    .number()
    .int()
    .min(1)
    .default(2_000)
    .describe('Filings that may wait to be written; more are answered 503'),
  OFFICE_TIME_ZONE: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'is no IANA time zone',
    )
    .default('Asia/Shanghai')
    .describe('Where the offices are: their calendar day says which rules are in force'),
  DRAFTS_PER_ORGANISATION: z.coerce
    .number()
    .int()
    .min(1)
    .default(1_000)
    .describe('Drafts of one that became no filing'),
  DRAFT_REVISION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .default(365)
    .describe('Days after which earlier revisions of a draft are removed; its newest stays'),
  BATCH_KEPT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .default(90)
    .describe(
      'Days after its end for which the file and the row results of a batch are kept; its counts stay',
    ),
  ...DOCUMENT_VARIABLES,
});
export type FilingConfig = z.output<typeof FilingConfig>;
