import { z } from 'zod';
import { IfMatchHeaders } from './conditional';
import { AuditReport, CertificateView, EvidenceFile, EvidenceTreeView } from './evidence.shapes';
import { FilingView } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, LARGEST_COUNT, QueryInteger } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });
const LARGEST_AUDIT = 5_000;
const AuditPage = z.strictObject({
  limit: QueryInteger(1, LARGEST_AUDIT).default(1_000),
});

export const showEvidence = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings/{id}/evidence',
  summary:
    'Everything that proves a filing, in one file that `npx landport-verify FILE` checks without a network',
  scope: 'filings:read',
  params: OfId,
  answers: { 200: { description: 'The evidence file', shape: EvidenceFile } },
  problems: [404],
});

export const showCertificate = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings/{id}/certificate',
  summary:
    'The signed certificate of an approved filing; with Accept: application/pdf on paper, with a QR code',
  scope: 'filings:read',
  params: OfId,
  answers: { 200: { description: 'The certificate', shape: CertificateView } },
  problems: [404, 409],
});

export const eraseFiling = defineRoute({
  service,
  method: 'POST',
  path: '/v1/filings/{id}/erasure',
  summary:
    'Erase the personal data of a closed filing of yours, or as an operator of anybody’s; its history still verifies',
  scope: 'filings:erase',
  params: OfId,
  headers: IfMatchHeaders,
  body: {
    'application/json': z.strictObject({
      reason: z.string().min(1).max(1_000).describe('Stands in the history'),
    }),
  },
  answers: { 200: { description: 'The filing, without personal data', shape: FilingView } },
  problems: [404, 409, 412, 415, 422, 428],
});

export const listEvidenceTrees = defineRoute({
  service,
  method: 'GET',
  path: '/v1/evidence/trees',
  summary: 'Signed Merkle trees over the histories of all filings, newest first, for auditors to keep',
  scope: 'filings:read',
  query: PageQuery,
  answers: { 200: { description: 'A page of trees', shape: pageShape(EvidenceTreeView) } },
  problems: [422],
});

export const showEvidenceTree = defineRoute({
  service,
  method: 'GET',
  path: '/v1/evidence/trees/{number}',
  summary: 'One signed Merkle tree',
  scope: 'filings:read',
  params: z.strictObject({ number: QueryInteger(1, LARGEST_COUNT) }),
  answers: { 200: { description: 'The tree', shape: EvidenceTreeView } },
  problems: [404],
});

export const auditHistories = defineRoute({
  service,
  method: 'GET',
  path: '/v1/operations/audit/histories',
  summary: 'Whether filings in the database are as they were written: histories, versions, receipts',
  scope: 'operations',
  query: AuditPage.extend({ after: Id.optional() }),
  answers: { 200: { description: 'What a page of filings shows', shape: AuditReport } },
  problems: [422],
});

export const auditTrees = defineRoute({
  service,
  method: 'GET',
  path: '/v1/operations/audit/trees',
  summary: 'Whether signed trees still stand, follow each other, and hold what the histories say',
  scope: 'operations',
  query: AuditPage.extend({ after: QueryInteger(1, LARGEST_COUNT).optional() }),
  answers: { 200: { description: 'What a page of trees shows', shape: AuditReport } },
  problems: [422],
});

export const EVIDENCE_ROUTES = [
  showEvidence,
  showCertificate,
  eraseFiling,
  listEvidenceTrees,
  showEvidenceTree,
  auditHistories,
  auditTrees,
] as const;
