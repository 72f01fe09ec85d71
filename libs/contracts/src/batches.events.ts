import { z } from 'zod';
import { defineEvent } from './event';
import { Concerns, Id, Moment, OrganisationId } from './values';

/** Stream key: the batch. Its filings tell of themselves. */
export const BatchCompleted = defineEvent(
  'landport.filing.batch-completed.v1',
  'A batch has come to its end: every row has its result.',
  z.object({
    batchId: Id,
    organisationId: OrganisationId,
    concerns: Concerns,
    state: z.enum(['completed', 'cancelled', 'failed']),
    validateOnly: z.boolean(),
    rows: z.strictObject({
      total: z.number().int(),
      lodged: z.number().int(),
      valid: z.number().int(),
      refused: z.number().int(),
    }),
    endedAt: Moment,
  }),
);
