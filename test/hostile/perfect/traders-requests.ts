import { aWebsiteFiling } from '../../filing/filings';
import { aMandate, aTemplate } from '../seeded-traders';
import type { SeededWindow } from '../seeded-window';
import { REASON, TRADER, ZONE, ofTraders, type PerfectByRoute } from './perfect-request';

/** What traders prepare before they file, send along, and do about their filings. */
export const tradersRequests = ({ objects }: SeededWindow): PerfectByRoute => ({
  'POST /v1/batches': {
    ...TRADER,
    body: `${JSON.stringify(aWebsiteFiling('HOSTILE-B'))}\n`,
    contentType: 'application/x-ndjson',
  },
  'GET /v1/batches': TRADER,
  'GET /v1/batches/{id}': ofTraders(objects.batch),
  'GET /v1/batches/{id}/rows': ofTraders(objects.batch),
  'GET /v1/batches/{id}/file': ofTraders(objects.batch),
  'POST /v1/batches/{id}/cancellation': ofTraders(objects.batch),
  'GET /v1/kinds/{kind}/batch-template': { ...TRADER, path: { kind: 'import-declaration' } },
  'POST /v1/documents': { ...TRADER, body: 'The paper of a request.', contentType: 'text/plain' },
  'GET /v1/documents': TRADER,
  'GET /v1/documents/{id}': ofTraders(objects.document),
  'GET /v1/documents/{id}/content': ofTraders(objects.document),
  'DELETE /v1/documents/{id}': ofTraders(objects.documentToRemove),
  'GET /v1/filings/{id}/documents': ofTraders(objects.website),
  'POST /v1/filings/{id}/documents': {
    ...ofTraders(objects.website),
    body: { documents: [{ code: 'verification-sheet', documentId: objects.document }] },
    changes: `/v1/filings/${objects.website}`,
  },
  'GET /v1/filings/{id}/changes': ofTraders(objects.website),
  'POST /v1/filings/{id}/copies': ofTraders(objects.declared),
  'POST /v1/drafts': { ...TRADER, body: { title: 'another', payload: { any: ['thing'] } } },
  'GET /v1/drafts': TRADER,
  'GET /v1/drafts/{id}': ofTraders(objects.draft),
  'PUT /v1/drafts/{id}': {
    ...ofTraders(objects.draft),
    body: { title: 'changed', payload: { any: 'thing' } },
    changes: `/v1/drafts/${objects.draft}`,
  },
  'DELETE /v1/drafts/{id}': {
    ...ofTraders(objects.draftToRemove),
    changes: `/v1/drafts/${objects.draftToRemove}`,
  },
  'GET /v1/drafts/{id}/revisions': ofTraders(objects.draft),
  'GET /v1/drafts/{id}/revisions/{version}': { ...TRADER, path: { id: objects.draft, version: '1' } },
  'GET /v1/drafts/{id}/faults': ofTraders(objects.draft),
  'POST /v1/drafts/{id}/submission': {
    ...ofTraders(objects.draftToSubmit),
    changes: `/v1/drafts/${objects.draftToSubmit}`,
  },
  'POST /v1/templates': { ...TRADER, body: aTemplate('a third') },
  'GET /v1/templates': TRADER,
  'GET /v1/templates/{id}': ofTraders(objects.template),
  'DELETE /v1/templates/{id}': ofTraders(objects.templateToRemove),
  'POST /v1/templates/{id}/drafts': { ...ofTraders(objects.template), body: { values: { declarant: 'x' } } },
  'POST /v1/mandates': { ...TRADER, body: aMandate },
  'GET /v1/mandates': TRADER,
  'GET /v1/mandates/{id}': ofTraders(objects.mandate),
  'POST /v1/mandates/{id}/acceptance': {
    ...ZONE,
    path: { id: objects.mandate },
    changes: `/v1/mandates/${objects.mandate}`,
  },
  'POST /v1/mandates/{id}/end': {
    ...ofTraders(objects.mandateToEnd),
    body: REASON,
    changes: `/v1/mandates/${objects.mandateToEnd}`,
  },
  'POST /v1/filings/{id}/answers': {
    ...ofTraders(objects.queried),
    body: { answers: [{ question: 1, text: 'It is ours.' }] },
    changes: `/v1/filings/${objects.queried}`,
  },
  'POST /v1/filings/{id}/answer-extensions': {
    ...ofTraders(objects.queriedToExtend),
    body: REASON,
    changes: `/v1/filings/${objects.queriedToExtend}`,
  },
  'GET /v1/submissions': { ...TRADER, query: 'key=hostile' },
});
