import { z } from 'zod';
import { IdempotencyHeaders, IfMatchHeaders } from './conditional';
import { PublishedKeyView } from './evidence.shapes';
import {
  Answer,
  FilingVersionView,
  FilingView,
  HistoryView,
  LodgedFiling,
  SubmissionVerdict,
  SubmittedFiling,
  VersionChanges,
} from './filing.shapes';
import { FilingSearch } from './filing-search';
import { pageShape } from './paging';
import { defineRoute } from './route';
import { Id, VersionNumber } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });

/** A filing comes as JSON, or as a WCO Data Model declaration whose TypeCode and FunctionalReferenceID say what it is. */
const SUBMISSION_BODY = { 'application/json': SubmittedFiling, 'application/xml': null } as const;

export const submitFiling = defineRoute({
  service,
  method: 'POST',
  path: '/v1/filings',
  summary: 'Lodge a filing, or with ?validate=only try it without effect',
  scope: 'filings:write',
  onBehalf: true,
  query: z.strictObject({ validate: z.literal('only').optional() }),
  headers: IdempotencyHeaders,
  body: SUBMISSION_BODY,
  answers: {
    200: { description: 'The verdict of the dry run', shape: SubmissionVerdict },
    201: { description: 'Lodged and decided on the spot', shape: LodgedFiling },
    202: { description: 'Lodged; the decision comes by the feed', shape: LodgedFiling },
  },
  problems: [404, 409, 413, 415, 422],
});

export const listFilings = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings',
  summary: 'Find filings, newest first: your own, or for officers those that concern their body',
  scope: 'filings:read',
  onBehalf: true,
  query: FilingSearch,
  answers: { 200: { description: 'A page of filings', shape: pageShape(FilingView) } },
  problems: [422],
});

export const showFiling = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings/{id}',
  summary: 'A filing as it stands',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  answers: { 200: { description: 'The filing', shape: FilingView } },
  problems: [404],
});

export const showHistory = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings/{id}/history',
  summary: 'Who did what with a filing, when and why, and whether the record is whole',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  answers: { 200: { description: 'Its history', shape: HistoryView } },
  problems: [404],
});

export const showReceipt = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings/{id}/receipt',
  summary:
    'The signed receipt of a filing’s newest version, or of the one asked for; with Accept: application/pdf on paper',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  query: z.strictObject({ version: VersionNumber.optional() }),
  answers: {
    200: {
      description: 'The receipt',
      shape: z.strictObject({ id: Id, version: z.number().int(), receipt: z.string() }),
    },
  },
  problems: [404],
});

export const submitVersion = defineRoute({
  service,
  method: 'POST',
  path: '/v1/filings/{id}/versions',
  summary:
    'Correct a refused filing, answer a query, or amend what is not yet looked at, under the same reference; with ?validate=only a dry run',
  scope: 'filings:write',
  onBehalf: true,
  params: OfId,
  query: z.strictObject({ validate: z.literal('only').optional() }),
  headers: IdempotencyHeaders.extend(IfMatchHeaders.shape),
  body: SUBMISSION_BODY,
  answers: {
    200: { description: 'The verdict of the dry run', shape: SubmissionVerdict },
    201: { description: 'Lodged and decided on the spot', shape: LodgedFiling },
    202: { description: 'Lodged; the decision comes by the feed', shape: LodgedFiling },
  },
  problems: [404, 409, 412, 413, 415, 422, 428],
});

export const showVersion = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings/{id}/versions/{version}',
  summary:
    'What a version of a filing says; with Accept: application/xml a declaration as XML, as received where it came so',
  scope: 'filings:read',
  onBehalf: true,
  params: z.strictObject({ id: Id, version: VersionNumber }),
  answers: { 200: { description: 'The version', shape: FilingVersionView } },
  problems: [404],
});

export const compareVersions = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings/{id}/changes',
  summary: 'What a later version of a filing says otherwise than an earlier one, field by field',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  query: z.strictObject({
    from: VersionNumber.optional().describe('The version before `to` when left out'),
    to: VersionNumber.optional().describe('The newest when left out'),
  }),
  answers: { 200: { description: 'The differences', shape: VersionChanges } },
  problems: [404, 422],
});

export const withdrawFiling = defineRoute({
  service,
  method: 'POST',
  path: '/v1/filings/{id}/withdrawal',
  summary: 'Take a filing back before it is decided',
  scope: 'filings:write',
  onBehalf: true,
  params: OfId,
  headers: IfMatchHeaders,
  body: { 'application/json': z.strictObject({ reason: z.string().min(1).max(1000) }) },
  answers: { 200: { description: 'The filing, withdrawn', shape: FilingView } },
  problems: [404, 409, 412, 415, 422, 428],
});

const OFFICERS_QUERY = {
  service,
  method: 'POST',
  scope: 'filings:write',
  onBehalf: true,
  params: OfId,
  headers: IfMatchHeaders,
  answers: { 200: { description: 'The filing as it is now', shape: FilingView } },
  problems: [404, 409, 412, 415, 422, 428],
} as const;

const OfQuery = z.strictObject({
  query: Id.optional().describe('May be left out when one alone is open'),
});

export const answerQuery = defineRoute({
  ...OFFICERS_QUERY,
  path: '/v1/filings/{id}/answers',
  summary: "Answer an officer's query, every question of it; a new version answers too",
  body: { 'application/json': OfQuery.extend({ answers: z.array(Answer).min(1).max(50) }) },
});

export const extendAnswer = defineRoute({
  ...OFFICERS_QUERY,
  path: '/v1/filings/{id}/answer-extensions',
  summary: 'Ask for as long again to answer a query',
  body: { 'application/json': OfQuery.extend({ reason: z.string().min(1).max(1000) }) },
});

export const findSubmission = defineRoute({
  service,
  method: 'GET',
  path: '/v1/submissions',
  summary: 'Whether an idempotency key or a reference of yours was ever accepted, and as what',
  scope: 'filings:read',
  onBehalf: true,
  query: z.strictObject({ key: z.string().min(1).max(255) }),
  answers: {
    200: {
      description: 'What it was accepted as',
      shape: z.strictObject({
        key: z.string(),
        accepted: z.boolean(),
        filing: z.strictObject({ id: Id, version: z.number().int(), href: z.string() }).optional(),
      }),
    },
  },
});

export const showPayload = defineRoute({
  service,
  method: 'GET',
  path: '/v1/internal/filings/{id}/versions/{version}/payload',
  summary: 'The payload of a filing that is too large to travel in an event',
  scope: 'operations',
  params: z.strictObject({ id: Id, version: VersionNumber }),
  answers: { 200: { description: 'The payload', shape: z.record(z.string(), z.unknown()) } },
  problems: [404],
});

export const listReceiptKeys = defineRoute({
  service,
  method: 'GET',
  path: '/v1/receipt-keys',
  summary: 'Public keys that verify receipts offline, with their validity; keep a copy of your own',
  scope: 'filings:read',
  answers: {
    200: {
      description: 'JSON Web Key Set (RFC 7517)',
      shape: z.strictObject({ keys: z.array(PublishedKeyView) }),
    },
  },
});

export const FILING_ROUTES = [
  submitFiling,
  listFilings,
  showFiling,
  showHistory,
  showReceipt,
  submitVersion,
  showVersion,
  compareVersions,
  withdrawFiling,
  answerQuery,
  extendAnswer,
  findSubmission,
  showPayload,
  listReceiptKeys,
] as const;
