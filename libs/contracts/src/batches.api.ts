import { z } from 'zod';
import {
  BatchFormat,
  BatchRowStatus,
  BatchRowView,
  BatchState,
  BatchView,
  XLSX_TYPE,
} from './batches.shapes';
import { IdempotencyHeaders } from './conditional';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });
const KindName = z.string().max(64);

/** Bytes of a file of lines; a workbook may have less, since it is unpacked. */
export const LARGEST_BATCH = 64 * 1024 * 1024;
export const LARGEST_WORKBOOK = 25 * 1024 * 1024;

export const submitBatch = defineRoute({
  service,
  method: 'POST',
  path: '/v1/batches',
  summary: 'File many at once, as JSON Lines, CSV or XLSX; with ?validate=only check them without effect',
  scope: 'filings:write',
  query: z.strictObject({
    kind: KindName.optional().describe('Kind of rows that name none'),
    validate: z.literal('only').optional(),
  }),
  headers: IdempotencyHeaders,
  streamsBody: { largest: LARGEST_BATCH },
  body: { 'application/x-ndjson': null, 'application/jsonl': null, 'text/csv': null, [XLSX_TYPE]: null },
  answers: { 202: { description: 'The file is kept; its rows are worked through', shape: BatchView } },
  problems: [404, 409, 413, 415, 422],
});

export const listBatches = defineRoute({
  service,
  method: 'GET',
  path: '/v1/batches',
  summary: 'Your batches, newest first',
  scope: 'filings:read',
  query: PageQuery.extend({ state: BatchState.optional() }),
  answers: { 200: { description: 'A page of batches', shape: pageShape(BatchView) } },
  problems: [422],
});

export const showBatch = defineRoute({
  service,
  method: 'GET',
  path: '/v1/batches/{id}',
  summary: 'How far a batch has come, and when it is expected to end',
  scope: 'filings:read',
  params: OfId,
  answers: { 200: { description: 'The batch', shape: BatchView } },
  problems: [404],
});

export const listBatchRows = defineRoute({
  service,
  method: 'GET',
  path: '/v1/batches/{id}/rows',
  summary:
    'The result of every row, each fault at its cell; with ?format=csv or Accept: text/csv all of them as one table',
  scope: 'filings:read',
  params: OfId,
  query: PageQuery.extend({ status: BatchRowStatus.optional(), format: z.literal('csv').optional() }),
  answers: { 200: { description: 'A page of results', shape: pageShape(BatchRowView) } },
  problems: [404, 422],
});

export const showBatchFile = defineRoute({
  service,
  method: 'GET',
  path: '/v1/batches/{id}/file',
  summary: 'The file of a batch, byte for byte as received',
  scope: 'filings:read',
  params: OfId,
  answers: { 200: { description: 'The file', shape: null } },
  problems: [404],
});

export const cancelBatch = defineRoute({
  service,
  method: 'POST',
  path: '/v1/batches/{id}/cancellation',
  summary: 'Lodge no more rows of a batch; those lodged stay, and one that has ended stays as it is',
  scope: 'filings:write',
  params: OfId,
  answers: { 200: { description: 'The batch', shape: BatchView } },
  problems: [404],
});

export const showBatchTemplate = defineRoute({
  service,
  method: 'GET',
  path: '/v1/kinds/{kind}/batch-template',
  summary: 'A file to fill in for a batch of a kind, made from its schema',
  scope: 'filings:read',
  params: z.strictObject({ kind: KindName }),
  query: z.strictObject({ format: BatchFormat.default('xlsx') }),
  answers: { 200: { description: 'The template', shape: null } },
  problems: [404, 422],
});

export const BATCH_ROUTES = [
  submitBatch,
  listBatches,
  showBatch,
  listBatchRows,
  showBatchFile,
  cancelBatch,
  showBatchTemplate,
] as const;
