import { z } from 'zod';
import { OrganisationId } from './values';

/** Headers of a POST that creates. */
export const IdempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('Same key and same body: the first answer again, byte for byte'),
});

/** Header of what a broker asks for its principal. */
export const OnBehalfHeaders = z.object({
  'landport-on-behalf-of': OrganisationId.optional().describe(
    'The principal, when a broker asks under a mandate in force',
  ),
});

/** Headers of a change. Left out, the answer is 428; stale, it is 412. */
export const IfMatchHeaders = z.object({
  'if-match': z.string().max(255).optional().describe('The ETag of the version that is to be changed'),
});
