import { z } from 'zod';
import { IdempotencyHeaders, IfMatchHeaders } from './conditional';
import { DecisionMode } from './filing.events';
import { ActorShape, Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, Moment, OrganisationId } from './values';

const service = 'filing';
const scope = 'kinds:publish';
const OfId = z.strictObject({ id: Id });
const Members = z.record(z.string(), z.unknown());

/** The files of a package's folder as one document; the service reads each by the shape of `libs/kinds`. */
export const KindPackageBody = z.strictObject({
  header: Members.describe('kind.json'),
  schema: Members.describe('schema.json: JSON Schema 2020-12 of the payload'),
  rules: z.array(Members).describe('rules.json'),
  parameters: z.array(Members).describe('parameters.json'),
  examples: z
    .strictObject({ pass: z.array(Members), fail: z.array(Members) })
    .describe('Payloads with what the kind must say of them; they are run'),
});

export const LARGEST_REPLAY = 10_000;

const ReplayBounds = z.strictObject({
  most: z.number().int().min(1).max(LARGEST_REPLAY).default(1_000).describe('Newest filings of the kind'),
  since: Moment.optional().describe('Only filings lodged from then on'),
});

const ReplayView = z.strictObject({
  state: z
    .enum(['running', 'done', 'failed', 'stopped'])
    .describe('`stopped`: the process that ran it is gone; begin it again'),
  most: z.number().int(),
  since: Moment.optional(),
  replayed: z.number().int(),
  changed: z.number().int().describe('Filings whose outcome would change'),
  leftOut: z.number().int().describe('Filings whose content was erased by law, or can be read no more'),
  startedAt: Moment,
  endedAt: Moment.optional(),
  failure: z.string().optional(),
});

const ProposalSummary = z.strictObject({
  id: Id,
  kind: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional(),
  body: OrganisationId.describe('Whose officers see it; one other than the proposer consents'),
  state: z.enum(['proposed', 'published', 'rejected']),
  proposedBy: ActorShape,
  proposedAt: Moment,
  decidedBy: ActorShape.optional(),
  decidedAt: Moment.optional(),
  reason: z.string().optional(),
  replay: ReplayView.optional(),
  links: Links,
});
export type KindProposalSummary = z.output<typeof ProposalSummary>;

export const KindProposalView = ProposalSummary.extend({
  package: KindPackageBody.describe('What is consented to, with all defaults spelt out'),
});
export type KindProposalView = z.output<typeof KindProposalView>;

const OutcomeView = z.strictObject({
  verdict: z
    .enum(['faulty', 'approved', 'refused', 'later'])
    .describe('`faulty`: not taken at the window; `later`: bodies decide'),
  mode: DecisionMode.optional(),
  codes: z.array(z.string()),
});

const ReplayChangeView = z.strictObject({
  filing: z.strictObject({
    id: Id,
    reference: z.string(),
    organisationId: OrganisationId,
    kindValidFrom: z.iso.date(),
    lodgedAt: Moment,
  }),
  before: OutcomeView.describe('Under the version it was lodged under'),
  after: OutcomeView.describe('Under the proposed version'),
  gained: z.array(z.string()).describe('Codes of faults and reasons that come'),
  lost: z.array(z.string()).describe('Those that go'),
  modeChanges: z.boolean(),
});
export type ReplayChangeView = z.output<typeof ReplayChangeView>;

export const proposeKindVersion = defineRoute({
  service,
  method: 'POST',
  path: '/v1/kinds/{kind}/versions',
  summary: 'Propose a dated version of a kind, or a new kind, as data; its examples are run',
  scope,
  params: z.strictObject({ kind: z.string().max(100) }),
  headers: IdempotencyHeaders,
  body: { 'application/json': KindPackageBody },
  answers: {
    201: {
      description: 'A proposal, not in force; recorded filings are being replayed under it',
      shape: KindProposalView,
    },
  },
  problems: [403, 409, 413, 422],
});

export const listKindProposals = defineRoute({
  service,
  method: 'GET',
  path: '/v1/kind-proposals',
  summary: "Versions of kinds that your body's officers proposed; all of them for an operator",
  scope,
  query: PageQuery.extend({
    kind: z.string().optional(),
    state: z.enum(['proposed', 'published', 'rejected']).optional(),
  }),
  answers: { 200: { description: 'A page of proposals, oldest first', shape: pageShape(ProposalSummary) } },
  problems: [422],
});

export const showKindProposal = defineRoute({
  service,
  method: 'GET',
  path: '/v1/kind-proposals/{id}',
  summary: 'A proposal with its package and how far its replay is, with the ETag that consenting needs',
  scope,
  params: OfId,
  answers: { 200: { description: 'The proposal', shape: KindProposalView } },
  problems: [404],
});

export const replayKindProposal = defineRoute({
  service,
  method: 'POST',
  path: '/v1/kind-proposals/{id}/replay',
  summary: 'Replay recorded filings under a proposed version once more, within other bounds',
  scope,
  params: OfId,
  body: { 'application/json': ReplayBounds },
  answers: { 202: { description: 'The proposal; its replay has begun', shape: KindProposalView } },
  problems: [404, 409, 422],
});

export const listReplayChanges = defineRoute({
  service,
  method: 'GET',
  path: '/v1/kind-proposals/{id}/changes',
  summary: 'Recorded filings whose outcome would change',
  scope,
  params: OfId,
  query: PageQuery,
  answers: { 200: { description: 'A page of filings, newest first', shape: pageShape(ReplayChangeView) } },
  problems: [404, 422],
});

const DECIDE = {
  service,
  method: 'POST',
  scope,
  params: OfId,
  headers: IfMatchHeaders,
  answers: { 200: { description: 'The proposal as it is now', shape: KindProposalView } },
  problems: [403, 404, 409, 412, 422, 428],
} as const;

export const consentToKindProposal = defineRoute({
  ...DECIDE,
  path: '/v1/kind-proposals/{id}/consent',
  summary: 'Publish the version, as a second person, once its replay has ended',
});

export const rejectKindProposal = defineRoute({
  ...DECIDE,
  path: '/v1/kind-proposals/{id}/rejection',
  summary: 'Reject the version, or take it back, with a reason',
  body: { 'application/json': z.strictObject({ reason: z.string().trim().min(1).max(2000) }) },
});

export const KIND_PROPOSAL_ROUTES = [
  proposeKindVersion,
  listKindProposals,
  showKindProposal,
  replayKindProposal,
  listReplayChanges,
  consentToKindProposal,
  rejectKindProposal,
] as const;
