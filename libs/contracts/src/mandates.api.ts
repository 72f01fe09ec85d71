import { z } from 'zod';
import { IdempotencyHeaders, IfMatchHeaders } from './conditional';
import { Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, Moment, OrganisationId } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });

const MandateState = z.enum(['offered', 'accepted', 'ended']);

/** Union Customs Code, article 18: in the principal's name, or in the broker's own. */
export const Representation = z
  .enum(['direct', 'indirect'])
  .describe('direct: in the name of the principal; indirect: in the name of the broker');
export type Representation = z.output<typeof Representation>;

const Terms = z.strictObject({
  broker: OrganisationId.describe('Who may act for you'),
  kinds: z.array(z.string().max(64)).min(1).max(100).optional().describe('All kinds when left out'),
  representation: Representation,
  from: z.iso.date().describe('First day it holds, at the office'),
  to: z.iso.date().optional().describe('Last day it holds; until it is ended when left out'),
});

export const MandateView = Terms.extend({
  id: Id,
  principal: OrganisationId,
  state: MandateState,
  inForce: z.boolean().describe('Whether the broker may act today'),
  history: z.array(
    z.strictObject({
      action: MandateState,
      at: Moment,
      by: z.strictObject({ id: z.string(), organisationId: OrganisationId }),
      reason: z.string().optional(),
    }),
  ),
  links: Links,
});
export type MandateView = z.output<typeof MandateView>;

const mandate = { description: 'The mandate', shape: MandateView } as const;

export const giveMandate = defineRoute({
  service,
  method: 'POST',
  path: '/v1/mandates',
  summary: 'Let a broker act for you; it holds once the broker has accepted it',
  scope: 'filings:write',
  headers: IdempotencyHeaders,
  body: { 'application/json': Terms },
  answers: { 201: mandate },
  problems: [404, 409, 415, 422],
});

export const listMandates = defineRoute({
  service,
  method: 'GET',
  path: '/v1/mandates',
  summary: 'Mandates that you gave or were given, newest first',
  scope: 'filings:read',
  query: PageQuery.extend({
    as: z.enum(['principal', 'broker']).optional(),
    state: MandateState.optional(),
  }),
  answers: { 200: { description: 'A page of mandates', shape: pageShape(MandateView) } },
  problems: [422],
});

export const showMandate = defineRoute({
  service,
  method: 'GET',
  path: '/v1/mandates/{id}',
  summary: 'A mandate and its history, with the ETag that changing it needs',
  scope: 'filings:read',
  params: OfId,
  answers: { 200: mandate },
  problems: [404],
});

export const acceptMandate = defineRoute({
  service,
  method: 'POST',
  path: '/v1/mandates/{id}/acceptance',
  summary: 'Take on a mandate that was given to you',
  scope: 'filings:write',
  params: OfId,
  headers: IfMatchHeaders,
  answers: { 200: mandate },
  problems: [404, 409, 412, 415, 428],
});

export const endMandate = defineRoute({
  service,
  method: 'POST',
  path: '/v1/mandates/{id}/end',
  summary: 'End a mandate at once, or turn down one that is offered; either side may',
  scope: 'filings:write',
  params: OfId,
  headers: IfMatchHeaders,
  body: { 'application/json': z.strictObject({ reason: z.string().min(1).max(1000) }) },
  answers: { 200: mandate },
  problems: [404, 409, 412, 415, 422, 428],
});

export const MANDATE_ROUTES = [giveMandate, listMandates, showMandate, acceptMandate, endMandate] as const;
