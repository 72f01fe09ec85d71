import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { parseGuarded } from '../body/json-guard';
import { Problem } from '../problems/problem';

export interface Page<Row> {
  readonly items: Row[];
  /** Where the next page begins; absent on the last. */
  readonly cursor?: string;
}

/**
 * @param rows      one more than `limit` when there are more
 * @param cursorOf  the columns that the list is ordered by, of its last row
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => unknown,
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, cursor: Buffer.from(JSON.stringify(cursorOf(last))).toString('base64url') };
}

/**
 * What `cursorOf` gave for the last page; undefined on the first.
 * @throws Problem 422 for a cursor that we did not make
 */
export function readCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string | undefined,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(parseGuarded(Buffer.from(cursor, 'base64url')));
  } catch {
    throw new Problem({
      status: 422,
      code: 'request/cursor-unreadable',
      detail: { en: 'The cursor is not one of this list.', zh: '游标不属于此列表。' },
    });
  }
}

/** The body of a list, with the next page's link in it and in the `Link` header (RFC 8288). */
export function answerPage<Row, Item = Row>(
  reply: FastifyReply,
  page: Page<Row>,
  show: (row: Row) => Item = (row) => row as unknown as Item,
): { items: Item[]; next?: { href: string } } {
  const items = page.items.map(show);
  if (page.cursor === undefined) return { items };
  const url = new URL(reply.request.url, 'http://landport.invalid');
  url.searchParams.set('cursor', page.cursor);
  const href = `${url.pathname}${url.search}`;
  reply.header('link', `<${href}>; rel="next"`);
  return { items, next: { href } };
}
