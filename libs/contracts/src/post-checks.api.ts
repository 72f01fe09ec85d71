import { z } from 'zod';
import { IfMatchHeaders } from './conditional';
import { Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { PostCheckState } from './post-check.events';
import { defineRoute } from './route';
import { Id, Moment, OrganisationId } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });
const Words = z.string().trim().min(1).max(2000);

export const PostCheckView = z.strictObject({
  id: Id,
  filing: z.strictObject({ id: Id, kind: z.string(), reference: z.string(), href: z.string() }),
  holder: OrganisationId,
  body: OrganisationId,
  cause: z
    .enum(['commitment', 'spotCheck', 'missingDocument'])
    .describe('A signed promise, drawn at random, or a paper that was let follow and did not'),
  state: PostCheckState,
  openedAt: Moment,
  checkBy: Moment.describe('End of the last working day for the check'),
  order: z.strictObject({ text: z.string(), orderedAt: Moment, putRightBy: Moment }).optional(),
  response: z
    .strictObject({ statement: z.string(), documents: z.array(z.string()), respondedAt: Moment })
    .optional(),
  finding: z.strictObject({ text: z.string(), endedAt: Moment, by: z.string() }).optional(),
  links: Links,
});
export type PostCheckView = z.output<typeof PostCheckView>;

export const listPostChecks = defineRoute({
  service,
  method: 'GET',
  path: '/v1/post-checks',
  summary: "Checks after decisions: your body's as an officer, else those of your own filings",
  scope: 'filings:read',
  query: PageQuery.extend({ state: PostCheckState.optional(), dueBefore: Moment.optional() }),
  answers: { 200: { description: 'A page of checks, oldest first', shape: pageShape(PostCheckView) } },
  problems: [422],
});

export const showPostCheck = defineRoute({
  service,
  method: 'GET',
  path: '/v1/post-checks/{id}',
  summary: 'A check, with the ETag that changing it needs',
  scope: 'filings:read',
  params: OfId,
  answers: { 200: { description: 'The check', shape: PostCheckView } },
  problems: [404],
});

const CHANGE = {
  service,
  method: 'POST',
  params: OfId,
  headers: IfMatchHeaders,
  answers: { 200: { description: 'The check as it is now', shape: PostCheckView } },
  problems: [403, 404, 409, 412, 422, 428],
} as const;

export const confirmPostCheck = defineRoute({
  ...CHANGE,
  path: '/v1/post-checks/{id}/confirmation',
  summary: 'Find the conditions met',
  scope: 'tasks:decide',
  body: { 'application/json': z.strictObject({ finding: Words }) },
});

export const orderPuttingRight = defineRoute({
  ...CHANGE,
  path: '/v1/post-checks/{id}/order',
  summary: 'Order the holder to put right what was found, within the working days of the kind',
  scope: 'tasks:decide',
  body: { 'application/json': z.strictObject({ text: Words }) },
});

export const reportPutRight = defineRoute({
  ...CHANGE,
  path: '/v1/post-checks/{id}/response',
  summary: 'Tell the body that, and how, it was put right',
  scope: 'filings:write',
  body: {
    'application/json': z.strictObject({ statement: Words, documents: z.array(Id).max(100).default([]) }),
  },
});

export const revokeAfterCheck = defineRoute({
  ...CHANGE,
  path: '/v1/post-checks/{id}/revocation',
  summary: 'Revoke the decision; a false promise also goes into the credit record',
  scope: 'tasks:decide',
  body: {
    'application/json': z.strictObject({
      reason: Words,
      falsePromise: z.boolean().describe('The promise was untrue when it was made'),
    }),
  },
});

export const CreditFlagView = z.strictObject({
  id: Id,
  organisationId: OrganisationId,
  body: OrganisationId,
  filing: z.strictObject({ id: Id, href: z.string() }),
  reason: z.string(),
  setAt: Moment,
  repaired: z.strictObject({ reason: z.string(), repairedAt: Moment }).optional(),
  links: Links,
});
export type CreditFlagView = z.output<typeof CreditFlagView>;

export const listCreditFlags = defineRoute({
  service,
  method: 'GET',
  path: '/v1/credit-flags',
  summary: "False promises on record: those your body set as an officer, else your organisation's",
  scope: 'filings:read',
  query: PageQuery.extend({ unrepaired: z.enum(['true', 'false']).optional() }),
  answers: { 200: { description: 'A page of flags, oldest first', shape: pageShape(CreditFlagView) } },
  problems: [422],
});

export const repairCredit = defineRoute({
  service,
  method: 'POST',
  path: '/v1/credit-flags/{id}/repair',
  summary: 'Declare the record repaired; filings on commitment are open again',
  scope: 'tasks:decide',
  params: OfId,
  body: { 'application/json': z.strictObject({ reason: Words }) },
  answers: { 200: { description: 'The flag as it is now', shape: CreditFlagView } },
  problems: [403, 404, 409, 422],
});

export const POST_CHECK_ROUTES = [
  listPostChecks,
  showPostCheck,
  confirmPostCheck,
  orderPuttingRight,
  reportPutRight,
  revokeAfterCheck,
  listCreditFlags,
  repairCredit,
] as const;
