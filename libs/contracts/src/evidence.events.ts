import { z } from 'zod';
import { defineEvent } from './event';
import { Concerns, Id, Moment, OrganisationId } from './values';

/** Stream key: `evidence`; its sequence is the tree's number. */
export const EvidenceTreeSigned = defineEvent(
  'landport.filing.evidence-tree-signed.v1',
  'The heads of all filings’ histories that grew were put into a Merkle tree and signed, for auditors to keep.',
  z.object({
    tree: z.number().int().min(1),
    gatheredAt: Moment,
    leaves: z.number().int().min(1),
    root: z.string().describe('SHA-256, hexadecimal'),
    signedHead: z.string().describe('JWS of the type landport-tree+jws'),
    concerns: Concerns,
  }),
);

/** Stream key: the filing's id. Whoever keeps copies of the filing drops what is personal in them. */
export const FilingErased = defineEvent(
  'landport.filing.erased.v1',
  'Personal data of a filing was erased by law.',
  z.object({
    filingId: Id,
    kind: z.string(),
    reference: z.string(),
    version: z.number().int().min(1),
    organisationId: OrganisationId,
    concerns: Concerns,
    erasedAt: Moment,
    reason: z.string(),
  }),
);

export const EVIDENCE_EVENTS = [EvidenceTreeSigned, FilingErased] as const;
