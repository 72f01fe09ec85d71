import { z } from 'zod';
import { DocumentCode, FiledDocument, Links } from './filing.shapes';
import { IfMatchHeaders } from './conditional';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, Moment, Text } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });

/** Bytes of one document. */
export const LARGEST_DOCUMENT = 25 * 1024 * 1024;
/** What a form adds around its file: boundaries, part headers and small fields. */
const FORM_AROUND_FILE = 64 * 1024;

/** What a document may be. Its own bytes say which it is; a sender's word is only compared with them. */
export const DOCUMENT_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'application/xml',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** `application/octet-stream` claims nothing; `text/xml` is another name. */
const UNCLAIMED = ['application/octet-stream', 'text/xml', 'multipart/form-data'] as const;

export const DocumentView = z.strictObject({
  id: Id,
  name: z.string().optional().describe('File name as sent, without its path'),
  mediaType: z.enum(DOCUMENT_TYPES).describe('Found in its bytes'),
  size: z.number().int().describe('Bytes'),
  sha256: z.string().describe('Of its bytes, hexadecimal'),
  status: z.enum(['received', 'scanning', 'clean', 'infected']),
  scan: z
    .enum(['notScanned', 'pending', 'clean', 'infected'])
    .describe('What the scanner for malware says; `notScanned` where none is set up'),
  threat: z.string().optional().describe('What the scanner calls what it found'),
  receivedAt: Moment,
  scannedAt: Moment.optional(),
  used: z.boolean().describe('Whether a filing names it; then it stays'),
  links: Links,
});
export type DocumentView = z.output<typeof DocumentView>;

export const uploadDocument = defineRoute({
  service,
  method: 'POST',
  path: '/v1/documents',
  summary:
    'Send a document: its bytes with Content-Type and Content-Disposition, or a form with one file. The same bytes are kept once',
  scope: 'filings:write',
  onBehalf: true,
  body: Object.fromEntries([...DOCUMENT_TYPES, ...UNCLAIMED].map((type) => [type, null])),
  streamsBody: { largest: LARGEST_DOCUMENT + FORM_AROUND_FILE },
  answers: {
    200: { description: 'You sent these bytes before; this is that document', shape: DocumentView },
    201: { description: 'Kept', shape: DocumentView },
  },
  problems: [409, 413, 415, 422],
});

export const listDocuments = defineRoute({
  service,
  method: 'GET',
  path: '/v1/documents',
  summary: 'Your documents, newest first',
  scope: 'filings:read',
  onBehalf: true,
  query: PageQuery.extend({
    status: DocumentView.shape.status.optional(),
    used: z.enum(['true', 'false']).optional(),
  }),
  answers: { 200: { description: 'A page of documents', shape: pageShape(DocumentView) } },
  problems: [422],
});

export const showDocument = defineRoute({
  service,
  method: 'GET',
  path: '/v1/documents/{id}',
  summary: 'What is known of a document of yours, or of one that goes with a filing your body works on',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  answers: { 200: { description: 'The document', shape: DocumentView } },
  problems: [404],
});

export const showDocumentContent = defineRoute({
  service,
  method: 'GET',
  path: '/v1/documents/{id}/content',
  summary: 'The bytes of a document, with their digest; never those of an infected one',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  answers: { 200: { description: 'Its bytes, as an attachment', shape: null } },
  problems: [404, 409],
});

export const removeDocument = defineRoute({
  service,
  method: 'DELETE',
  path: '/v1/documents/{id}',
  summary: 'Remove a document that no filing names',
  scope: 'filings:write',
  onBehalf: true,
  params: OfId,
  answers: { 204: { description: 'Removed', shape: null } },
  problems: [404, 409],
});

export const FilingDocumentsView = z.strictObject({
  items: z
    .array(DocumentView.extend({ code: DocumentCode, version: z.number().int() }))
    .describe('By the version of the filing that they came with'),
  missing: z
    .array(
      z.strictObject({
        code: DocumentCode,
        title: Text,
        dueOn: z.iso.date().describe('Last day to send it, by the working calendar of the office'),
      }),
    )
    .describe('Taken with gaps: what the kind still wants'),
});
export type FilingDocumentsView = z.output<typeof FilingDocumentsView>;

export const listFilingDocuments = defineRoute({
  service,
  method: 'GET',
  path: '/v1/filings/{id}/documents',
  summary: 'The documents that go with a filing, and those that must still follow',
  scope: 'filings:read',
  onBehalf: true,
  params: OfId,
  answers: { 200: { description: 'Its documents', shape: FilingDocumentsView } },
  problems: [404],
});

export const supplyDocuments = defineRoute({
  service,
  method: 'POST',
  path: '/v1/filings/{id}/documents',
  summary: 'Send after a filing what it was taken without',
  scope: 'filings:write',
  onBehalf: true,
  params: OfId,
  headers: IfMatchHeaders,
  body: { 'application/json': z.strictObject({ documents: z.array(FiledDocument).min(1).max(100) }) },
  answers: { 200: { description: 'Its documents as they are now', shape: FilingDocumentsView } },
  problems: [404, 409, 412, 415, 422, 428],
});

export const DOCUMENT_ROUTES = [
  uploadDocument,
  listDocuments,
  showDocument,
  showDocumentContent,
  removeDocument,
  listFilingDocuments,
  supplyDocuments,
] as const;
