import { z } from 'zod';
import { FilingStatus } from './filing.events';
import { PageQuery } from './paging';
import { Awb, Lane, Moment, MrnText } from './values';

/** Prefixes shorter than this would name half of what there is. */
export const SHORTEST_PREFIX = 2;

const Prefix = z.string().min(SHORTEST_PREFIX).max(140);
const ManyStatuses = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(FilingStatus))
  .describe('One status, or several with commas between them');

/** What a filing can be found by; each filter narrows the others. */
export const FilingSearch = PageQuery.extend({
  reference: z.string().min(1).max(70).optional().describe('The beginning of the reference'),
  mrn: MrnText.optional(),
  ucr: z.string().min(1).max(70).optional().describe('Unique consignment reference'),
  awb: Awb.optional(),
  party: Prefix.optional().describe('The beginning of an id or name of any party, in either case'),
  q: Prefix.optional().describe('The beginning of any of the above'),
  kind: z.string().max(64).optional(),
  status: ManyStatuses.optional(),
  lane: Lane.optional(),
  submittedAfter: Moment.optional(),
  submittedBefore: Moment.optional(),
  decidedAfter: Moment.optional(),
  decidedBefore: Moment.optional(),
});
export type FilingSearch = z.output<typeof FilingSearch>;
