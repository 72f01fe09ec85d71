import { z } from 'zod';
import { Pointer } from './values';

const DAYS_OF_TEN_YEARS = 3_653;

/** How long filings of the kind are kept, and what in them is personal. */
export const Retention = z.strictObject({
  archiveAfterMonths: z
    .number()
    .int()
    .min(1)
    .default(12)
    .describe('From the end of the procedure until the versions move to the archive'),
  keptForDays: z
    .number()
    .int()
    .min(0)
    .default(DAYS_OF_TEN_YEARS)
    .describe('From the end of the procedure; personal data is erased no earlier'),
  personalData: z
    .array(Pointer)
    .default([])
    .describe('Members of the payload that name or describe a person; `*` steps are lists'),
  legalBasis: z.string().optional(),
});
export type Retention = z.output<typeof Retention>;

/** What holds for a kind that says nothing of it. */
const USUAL = Retention.parse({});

export const retentionOf = ({ retention }: { readonly retention?: Retention | undefined }): Retention =>
  retention ?? USUAL;
