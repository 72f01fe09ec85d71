import { z } from 'zod';
import { IdempotencyHeaders } from './conditional';
import { DraftView } from './drafts.shapes';
import { ActorShape, Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, Moment } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });

const PlaceholderName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);

export const TemplateContent = z.strictObject({
  name: z.string().min(1).max(120).describe('Unique in your organisation'),
  kind: z.string().max(64),
  payload: z
    .record(z.string(), z.unknown())
    .describe('With {{name}} in texts where a value is to be filled in'),
});

export const TemplateView = TemplateContent.extend({
  id: Id,
  placeholders: z.array(z.strictObject({ name: z.string(), pointers: z.array(z.string()) })),
  createdAt: Moment,
  createdBy: ActorShape,
  links: Links,
});
export type TemplateView = z.output<typeof TemplateView>;

export const createTemplate = defineRoute({
  service,
  method: 'POST',
  path: '/v1/templates',
  summary: 'Keep a payload with named placeholders, to begin drafts with',
  scope: 'filings:write',
  onBehalf: true,
  headers: IdempotencyHeaders,
  body: { 'application/json': TemplateContent },
  answers: { 201: { description: 'The template', shape: TemplateView } },
  problems: [404, 409, 413, 415, 422],
});

export const listTemplates = defineRoute({
  service,
  method: 'GET',
  path: '/v1/templates',
  summary: 'Templates of your organisation, newest first',
  scope: 'filings:read',
  onBehalf: true,
  query: PageQuery.extend({ kind: z.string().max(64).optional() }),
  answers: {
    200: { description: 'A page of templates', shape: pageShape(TemplateView.omit({ payload: true })) },
  },
  problems: [422],
});

export const showTemplate = defineRoute({
  service,
  method: 'GET',
  path: '/v1/templates/{id}',
  summary: 'A template and its placeholders',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  answers: { 200: { description: 'The template', shape: TemplateView } },
  problems: [404],
});

export const removeTemplate = defineRoute({
  service,
  method: 'DELETE',
  path: '/v1/templates/{id}',
  summary: 'Remove a template; drafts made of it stay',
  scope: 'filings:write',
  onBehalf: true,
  params: OfId,
  answers: { 204: { description: 'Gone', shape: null } },
  problems: [404],
});

export const useTemplate = defineRoute({
  service,
  method: 'POST',
  path: '/v1/templates/{id}/drafts',
  summary: 'Begin a draft with a template; what has no value yet is left out',
  scope: 'filings:write',
  onBehalf: true,
  params: OfId,
  headers: IdempotencyHeaders,
  body: {
    'application/json': z.strictObject({
      reference: z.string().max(255).optional(),
      values: z
        .record(PlaceholderName, z.union([z.string().max(4_000), z.number(), z.boolean()]))
        .default({})
        .describe('By the names of the placeholders'),
    }),
  },
  answers: { 201: { description: 'The draft', shape: DraftView } },
  problems: [404, 409, 415, 422],
});

export const TEMPLATE_ROUTES = [
  createTemplate,
  listTemplates,
  showTemplate,
  removeTemplate,
  useTemplate,
] as const;
