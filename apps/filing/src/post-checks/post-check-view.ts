import type { PostCheckView } from '@landport/contracts';
import type { Caller } from '@landport/http';
import type { Sql } from '@landport/platform';
import { isOfficer } from '../domain/officer';
import { PostCheckNotFound } from '../domain/post-check/post-check-errors';

export interface PostCheckViewRow {
  readonly id: string;
  readonly filing_id: string;
  readonly kind: string;
  readonly reference: string;
  readonly holder: string;
  readonly body: string;
  readonly cause: PostCheckView['cause'];
  readonly state: PostCheckView['state'];
  readonly version: number;
  readonly opened_at: Date;
  readonly check_by: Date;
  readonly order_given: PostCheckView['order'] | null;
  readonly response: PostCheckView['response'] | null;
  readonly finding: PostCheckView['finding'] | null;
}

export const POST_CHECK_VIEW = `
  SELECT c.id, c.filing_id, f.kind, f.reference, c.holder, c.body, c.cause, c.state, c.version, c.opened_at,
         c.check_by, c.order_given, c.response, c.finding
    FROM post_check c JOIN filing f ON f.id = c.filing_id`;

export const postCheckHref = (id: string): string => `/v1/post-checks/${id}`;

/** @throws PostCheckNotFound also when it is there and not the caller's to see */
export async function visibleCheck(sql: Sql, id: string, caller: Caller): Promise<PostCheckViewRow> {
  const [row] = await sql.query<PostCheckViewRow>(
    `${POST_CHECK_VIEW} WHERE c.id = $1 AND (c.holder = $2 OR $3 AND c.body = $2)`,
    [id, caller.organisationId, isOfficer(caller)],
  );
  if (row === undefined) throw new PostCheckNotFound();
  return row;
}

export const viewOfCheck = (row: PostCheckViewRow): PostCheckView => ({
  id: row.id,
  filing: {
    id: row.filing_id,
    kind: row.kind,
    reference: row.reference,
    href: `/v1/filings/${row.filing_id}`,
  },
  holder: row.holder,
  body: row.body,
  cause: row.cause,
  state: row.state,
  openedAt: row.opened_at.toISOString(),
  checkBy: row.check_by.toISOString(),
  ...(row.order_given && { order: row.order_given }),
  ...(row.response && { response: row.response }),
  ...(row.finding && { finding: row.finding }),
  links: linksOf(row),
});

function linksOf({ id, state, filing_id }: PostCheckViewRow): PostCheckView['links'] {
  const href = postCheckHref(id);
  const to = (name: string): { href: string } => ({ href: `${href}/${name}` });
  return {
    self: { href },
    filing: { href: `/v1/filings/${filing_id}` },
    ...((state === 'due' || state === 'putRight') && {
      confirmation: to('confirmation'),
      order: to('order'),
    }),
    ...(state === 'putRightOrdered' && { response: to('response') }),
    ...(state !== 'confirmed' && state !== 'revoked' && { revocation: to('revocation') }),
  };
}
