import { Text } from '@landport/contracts';
import { z } from 'zod';
import { Pointer } from './values';

/** What an approved filing gives its holder: a permit, certificate or result that others may cite. */
export const Grant = z.strictObject({
  title: Text,
  prefix: z
    .string()
    .regex(/^[A-Z]{2,6}$/)
    .describe('First letters of its number'),
  validFor: z
    .strictObject({
      years: z.number().int().min(0).default(0),
      months: z.number().int().min(0).default(0),
      days: z.number().int().min(0).default(0),
    })
    .optional()
    .describe('From the day of the decision; without end when absent'),
  validToPointer: Pointer.optional().describe(
    'Where the payload names the last day itself; the earlier one holds',
  ),
  quantity: z
    .strictObject({ value: Pointer, unit: Pointer })
    .optional()
    .describe('What citing filings draw down, never below zero'),
  mostUses: z
    .array(
      z.strictObject({
        uses: z.number().int().min(1),
        when: z
          .record(z.string(), z.string())
          .default({})
          .describe('Members of the payload and what they must be for it to hold, by pointer'),
      }),
    )
    .default([])
    .describe('How many filings may cite it at the most, the first that fits; any number when none does'),
  holderPointer: Pointer.optional().describe('Where the payload names the holder; the filer when absent'),
  forAnyone: z
    .boolean()
    .default(false)
    .describe('Others than the holder may cite it, such as projects of a park'),
});
export type Grant = z.output<typeof Grant>;

/** A grant or filing of another kind that filings of this one lean on; checked and drawn down under lock. */
export const Citation = z.strictObject({
  kinds: z.array(z.string()).min(1),
  each: Pointer.describe('The entries that may cite; `*` steps are lists'),
  when: z
    .record(z.string(), z.string())
    .default({})
    .describe('Members of the entry and what they must be for it to count, by relative pointer'),
  number: Pointer.describe('Relative to the entry: number of the grant, or reference or MRN of the filing'),
  quantity: z
    .strictObject({ value: Pointer, unit: Pointer })
    .optional()
    .describe('What is drawn down, relative to the entry'),
  within: z
    .strictObject({ days: z.number().int().min(1), of: z.enum(['lodgedAt', 'releasedAt', 'decidedAt']) })
    .optional()
    .describe('The citing filing must come within so many days of that moment of the cited one'),
  once: z.boolean().default(false).describe('Only one live filing may cite it'),
  same: z
    .array(z.strictObject({ here: Pointer, there: Pointer }))
    .default([])
    .describe('Members of both payloads that must be equal, such as the area'),
  required: z.boolean().default(false).describe('A filing without any such citation is refused'),
});
export type Citation = z.output<typeof Citation>;
