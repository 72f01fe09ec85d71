import { z } from 'zod';
import { IdempotencyHeaders, IfMatchHeaders } from './conditional';
import {
  DraftContent,
  DraftRevisions,
  DraftRevisionView,
  DraftSummary,
  DraftVerdict,
  DraftView,
} from './drafts.shapes';
import { LodgedFiling } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, VersionNumber } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });
const OfDraft = { service, params: OfId, onBehalf: true } as const;
const draft = { description: 'The draft', shape: DraftView } as const;

export const createDraft = defineRoute({
  service,
  method: 'POST',
  path: '/v1/drafts',
  summary: 'Keep a filing that is not finished; anything may be missing or wrong',
  scope: 'filings:write',
  onBehalf: true,
  headers: IdempotencyHeaders,
  body: { 'application/json': DraftContent },
  answers: { 201: draft },
  problems: [409, 413, 415, 422],
});

export const listDrafts = defineRoute({
  service,
  method: 'GET',
  path: '/v1/drafts',
  summary: 'Drafts of your organisation, newest first',
  scope: 'filings:read',
  onBehalf: true,
  query: PageQuery.extend({
    kind: z.string().max(64).optional(),
    state: z.enum(['open', 'submitted']).optional(),
  }),
  answers: { 200: { description: 'A page of drafts', shape: pageShape(DraftSummary) } },
  problems: [422],
});

export const showDraft = defineRoute({
  ...OfDraft,
  method: 'GET',
  path: '/v1/drafts/{id}',
  summary: 'A draft, with the ETag that saving it needs',
  scope: 'filings:read',
  answers: { 200: draft },
  problems: [404],
});

export const saveDraft = defineRoute({
  ...OfDraft,
  method: 'PUT',
  path: '/v1/drafts/{id}',
  summary: 'Save a draft; a 412 shows who saved what meanwhile, field by field',
  scope: 'filings:write',
  headers: IfMatchHeaders,
  body: { 'application/json': DraftContent },
  answers: { 200: draft },
  problems: [404, 409, 412, 413, 415, 422, 428],
});

export const removeDraft = defineRoute({
  ...OfDraft,
  method: 'DELETE',
  path: '/v1/drafts/{id}',
  summary: 'Throw a draft away, with its revisions',
  scope: 'filings:write',
  headers: IfMatchHeaders,
  answers: { 204: { description: 'Gone', shape: null } },
  problems: [404, 409, 412, 428],
});

export const listDraftRevisions = defineRoute({
  ...OfDraft,
  method: 'GET',
  path: '/v1/drafts/{id}/revisions',
  summary:
    'What a draft said before, newest first: each of the latest saves, and of older ones the last of every ten minutes',
  scope: 'filings:read',
  answers: { 200: { description: 'The revisions that are kept', shape: DraftRevisions } },
  problems: [404],
});

export const showDraftRevision = defineRoute({
  ...OfDraft,
  method: 'GET',
  path: '/v1/drafts/{id}/revisions/{version}',
  summary: 'One earlier revision of a draft',
  scope: 'filings:read',
  params: z.strictObject({ id: Id, version: VersionNumber }),
  answers: { 200: { description: 'The revision', shape: DraftRevisionView } },
  problems: [404],
});

export const showDraftFaults = defineRoute({
  ...OfDraft,
  method: 'GET',
  path: '/v1/drafts/{id}/faults',
  summary: 'What still keeps a draft from being lodged, by the same engine that lodging asks',
  scope: 'filings:read',
  answers: { 200: { description: 'The verdict on what is there', shape: DraftVerdict } },
  problems: [404],
});

export const submitDraft = defineRoute({
  ...OfDraft,
  method: 'POST',
  path: '/v1/drafts/{id}/submission',
  summary: 'Lodge a draft as it stands; asked again, the first answer again',
  scope: 'filings:write',
  headers: IfMatchHeaders,
  answers: {
    201: { description: 'Lodged and decided on the spot', shape: LodgedFiling },
    202: { description: 'Lodged; the decision comes by the feed', shape: LodgedFiling },
  },
  problems: [404, 409, 412, 415, 422, 428],
});

export const copyFiling = defineRoute({
  ...OfDraft,
  method: 'POST',
  path: '/v1/filings/{id}/copies',
  summary: 'Begin a new filing with what an earlier one said; what must be new is left out',
  scope: 'filings:write',
  headers: IdempotencyHeaders,
  answers: { 201: draft },
  problems: [404, 409, 415, 422],
});

export const DRAFT_ROUTES = [
  createDraft,
  listDrafts,
  showDraft,
  saveDraft,
  removeDraft,
  listDraftRevisions,
  showDraftRevision,
  showDraftFaults,
  submitDraft,
  copyFiling,
] as const;
