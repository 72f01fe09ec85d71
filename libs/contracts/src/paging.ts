import { z } from 'zod';
import { Link, QueryInteger } from './values';

export const SMALLEST_PAGE = 25;
export const LARGEST_PAGE = 500;

/** What every list takes; a list adds its own filters by `PageQuery.extend({…})`. */
export const PageQuery = z.strictObject({
  limit: QueryInteger(1, LARGEST_PAGE).default(SMALLEST_PAGE),
  cursor: z.string().max(512).optional().describe('Opaque; from the last answer'),
});
export type PageQuery = z.output<typeof PageQuery>;

/** What every list answers. The same link to the next page stands in the `Link` header (RFC 8288). */
export const pageShape = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: Link.optional() });
