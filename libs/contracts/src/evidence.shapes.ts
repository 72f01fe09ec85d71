import { z } from 'zod';
import { FilingStatus } from './filing.events';
import { Id, Moment, OrganisationId } from './values';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Jws = z.string().describe('JWS compact, EdDSA; its keys are at /v1/receipt-keys');

export const PublishedKeyView = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string().describe('RFC 7638'),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
  validFrom: Moment.nullable().describe('Null: since the beginning'),
  validTo: Moment.nullable().describe('Null: the key in use'),
});

/** `docs/reference/evidence-format.md` says it in words. */
export const EvidenceFile = z.strictObject({
  format: z.literal('landport-evidence/1'),
  filing: z.strictObject({
    id: Id,
    organisationId: OrganisationId,
    kind: z.string(),
    reference: z.string(),
  }),
  versions: z.array(
    z.strictObject({
      version: z.number().int(),
      contentType: z.string(),
      bytes: z.string().nullable().describe('Base64 of the bytes as received; null once erased by law'),
      receipt: Jws,
    }),
  ),
  history: z.array(
    z.strictObject({
      number: z.number().int(),
      action: z.string(),
      at: Moment,
      content: z.string().nullable().describe('Null, with its salt, once erased by law'),
      salt: z.string().nullable(),
      contentHash: Hash,
      prevHash: z.string(),
      hash: Hash,
    }),
  ),
  inclusion: z
    .strictObject({
      tree: Jws,
      index: z.number().int(),
      length: z.number().int().describe('How many entries the history had when the tree was signed'),
      path: z.array(Hash),
    })
    .nullable()
    .describe('Null while no tree holds the filing; entries behind `length` are in no tree yet'),
  keys: z.array(PublishedKeyView),
  statement: Jws,
});
export type EvidenceFile = z.output<typeof EvidenceFile>;

export const EvidenceTreeView = z.strictObject({
  number: z.number().int(),
  gatheredAt: Moment,
  leaves: z.number().int(),
  root: Hash,
  signedHead: Jws,
});
export type EvidenceTreeView = z.output<typeof EvidenceTreeView>;

export const CertificateView = z.strictObject({
  id: Id,
  kind: z.string(),
  reference: z.string(),
  version: z.number().int(),
  organisationId: OrganisationId,
  status: FilingStatus,
  decidedAt: Moment,
  number: z.string().optional().describe('Of the permit or certificate, where the kind gives one'),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  issuer: OrganisationId.optional().describe('Body that granted the number'),
  quantity: z
    .strictObject({ value: z.string(), unit: z.string() })
    .optional()
    .describe('As granted; what is left of it stands with the grant'),
  conditionCount: z
    .number()
    .int()
    .optional()
    .describe('How many conditions it was approved under; their words stand with the filing'),
  issuedAt: Moment,
  certificate: Jws,
});
export type CertificateView = z.output<typeof CertificateView>;

/** What is wrong with what the database holds, and where. */
const AuditFault = z.strictObject({
  filingId: Id.optional(),
  tree: z.number().int().optional(),
  place: z.string().describe('`history/3`, `versions/1`, `tree`, `leaf/17`'),
  what: z.string(),
});
export type AuditFault = z.output<typeof AuditFault>;

export const AuditReport = z.strictObject({
  whole: z.boolean(),
  checked: z.number().int().describe('How many filings or trees this page looked at'),
  firstBad: AuditFault.optional(),
  faults: z.array(AuditFault).describe('The first of each bad filing or tree, 100 at most'),
  next: z.string().optional().describe('`after` of the next page; absent on the last'),
});
export type AuditReport = z.output<typeof AuditReport>;
