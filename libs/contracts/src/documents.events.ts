import { z } from 'zod';
import { defineEvent } from './event';
import { Concerns, Id, Moment, OrganisationId } from './values';

/** Stream key: the document. */
export const DocumentRejected = defineEvent(
  'landport.filing.document-rejected.v1',
  'The scanner found malware in a document; its content is not given to anybody.',
  z.object({
    documentId: Id,
    organisationId: OrganisationId,
    name: z.string().optional().describe('File name as sent'),
    sha256: z.string().describe('Of its bytes, hexadecimal'),
    threat: z.string().describe('What the scanner calls it'),
    rejectedAt: Moment,
    concerns: Concerns,
  }),
);
