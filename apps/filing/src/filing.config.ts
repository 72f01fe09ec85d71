import { ServiceConfig } from '@landport/platform';
import { z } from 'zod';
import { DOCUMENT_VARIABLES } from './documents/documents.config';

/** What the filing service reads from its environment. */
export const FilingConfig = ServiceConfig.extend({
  RECEIPT_SIGNING_KEY: z
    .string()
    .min(1)
    .describe('Ed25519 private key that signs receipts: PKCS #8 in PEM, or a JWK as JSON'),
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
  ...DOCUMENT_VARIABLES,
});
export type FilingConfig = z.output<typeof FilingConfig>;
