import { z } from 'zod';

/** One thing that is wrong with what was sent. */
export const Fault = z.strictObject({
  code: z.string(),
  pointer: z.string().optional().describe('JSON pointer into the model (RFC 6901)'),
  sourcePath: z
    .string()
    .optional()
    .describe("Place in the sender's own format: XPath, JSON pointer, `line 4 element 2`, `query.limit`"),
  line: z.number().int().positive().optional().describe('Line of that place in the message as sent'),
  column: z.number().int().positive().optional().describe('Character in that line, from 1'),
  value: z.string().optional().describe('What was seen there, cut to 100 characters'),
  message: z.string(),
  remedy: z.string().optional(),
  legalBasis: z.string().optional(),
});

/** RFC 9457 problem document. */
export const ProblemDocument = z.looseObject({
  type: z.string().describe('Page that explains the code'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string().describe('Stable; branch on this'),
  traceId: z.string(),
  remedy: z.string().optional(),
  errors: z.array(Fault).max(100).optional(),
  errorCount: z.number().int().optional().describe('How many faults there are, also beyond 100'),
});
export type ProblemDocument = z.output<typeof ProblemDocument>;
