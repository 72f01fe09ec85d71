import { z } from 'zod';
import { BatchCompleted } from './batches.events';
import { DocumentRejected } from './documents.events';
import { defineEvent } from './event';
import { Amount, Concerns, Id, Lane, Moment, MrnText, OrganisationId, Text } from './values';

/** Stream key of every filing event: the filing's id. */
export const OfFiling = z.object({
  filingId: Id,
  kind: z.string(),
  reference: z.string(),
  /** 1 when first lodged, raised by every correction or amendment. */
  version: z.number().int().min(1),
  organisationId: OrganisationId,
  concerns: Concerns,
});

export const FilingStatus = z.enum([
  'lodged',
  'awaitingArrival',
  'underReview',
  'queried',
  'approved',
  'released',
  'refused',
  'withdrawn',
  'lapsed',
  'revoked',
]);
export type FilingStatus = z.output<typeof FilingStatus>;

export const DecisionMode = z.enum(['approval', 'onTheSpot', 'commitment', 'record', 'selection']);
export type DecisionMode = z.output<typeof DecisionMode>;

export const Decision = z.strictObject({
  outcome: z.enum(['approved', 'refused']),
  mode: DecisionMode,
  decidedAt: Moment,
  /** `rules` when the kind's dated rules decided. */
  decidedBy: z.string(),
  reasons: z.array(
    z.strictObject({
      code: z.string(),
      text: Text,
      by: OrganisationId.optional().describe('Body that said so; absent when the rules did'),
    }),
  ),
  conditions: z.array(Text).optional().describe('Under which it is approved'),
});
export type Decision = z.output<typeof Decision>;

export const FilingLodged = defineEvent(
  'landport.filing.lodged.v1',
  'A filing, or a new version of one, is lodged and will not be lost.',
  OfFiling.extend({
    kindValidFrom: z.iso.date().describe('Which dated package of the kind holds for this filing'),
    mode: DecisionMode,
    lodgedAt: Moment,
    digest: z.string().describe('SHA-256 of the bytes as received, hexadecimal'),
    payload: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('The model as JSON; absent when dataref leads to it'),
    dataref: z.string().optional().describe('Link that services follow to a payload over 64 kB'),
  }),
  ['payload', 'dataref'],
);

export const FilingDecided = defineEvent(
  'landport.filing.decided.v1',
  'A filing is approved or refused.',
  OfFiling.extend({ decision: Decision }),
);

export const FilingAccepted = defineEvent(
  'landport.filing.accepted.v1',
  'Customs accepted a declaration and gave it its MRN.',
  OfFiling.extend({ mrn: MrnText, acceptedAt: Moment }),
);

export const FilingAwaitsArrival = defineEvent(
  'landport.filing.awaits-arrival.v1',
  'A declaration waits for its goods, and says for which.',
  OfFiling.extend({
    awaits: z.array(z.strictObject({ what: z.string(), identifier: z.string(), text: Text })),
    since: Moment,
  }),
);

export const FilingAssessed = defineEvent(
  'landport.filing.assessed.v1',
  'Duty and taxes of a declaration are worked out and covered by a guarantee.',
  OfFiling.extend({
    lane: Lane,
    duty: Amount,
    vat: Amount,
    total: Amount,
    guaranteeHeld: Amount,
    assessedAt: Moment,
  }),
);

export const FilingReviewOpened = defineEvent(
  'landport.filing.review-opened.v1',
  'An officer has to look at the filing.',
  OfFiling.extend({
    taskId: Id,
    body: OrganisationId,
    lane: Lane.optional(),
    step: z.string().optional().describe('Step of the kind that the work belongs to'),
    openedAt: Moment,
  }),
);

export const FilingStepPassed = defineEvent(
  'landport.filing.step-passed.v1',
  'The bodies of a step approved the filing, and the next step begins.',
  OfFiling.extend({ step: z.string(), passedAt: Moment }),
);

/** Officer's word on a task that another service opened; that service applies or refuses it. */
export const TaskDecided = defineEvent(
  'landport.filing.task-decided.v1',
  'An officer decided a task.',
  OfFiling.extend({
    taskId: Id,
    outcome: z.enum(['approved', 'refused']),
    reason: z.string(),
    decidedBy: z.string(),
    decidedAt: Moment,
  }),
);

export const FilingReleased = defineEvent(
  'landport.filing.released.v1',
  'Customs released the goods of a declaration.',
  OfFiling.extend({ mrn: MrnText, releasedAt: Moment, releasedBy: z.string() }),
);

export const FilingWithdrawn = defineEvent(
  'landport.filing.withdrawn.v1',
  'The applicant withdrew the filing.',
  OfFiling.extend({ withdrawnAt: Moment, reason: z.string() }),
);

/** What an officer wants to know or have, told at once. */
export const Question = z.strictObject({
  number: z.number().int().min(1).describe('Place in the query'),
  text: Text,
  pointer: z.string().optional().describe('JSON pointer to what it is about'),
  document: z.string().optional().describe('Code of a document of the kind that is wanted'),
});
export type Question = z.output<typeof Question>;

export const FilingQueried = defineEvent(
  'landport.filing.queried.v1',
  'A body asks the applicant; its clocks stand still until the answer.',
  OfFiling.extend({
    queryId: Id,
    taskId: Id,
    body: OrganisationId,
    questions: z.array(Question),
    askedAt: Moment,
    answerBy: Moment.optional().describe('Unanswered by then, the filing lapses'),
  }),
);

export const FilingAnswered = defineEvent(
  'landport.filing.answered.v1',
  'The applicant answered a query, by words and papers or by a new version.',
  OfFiling.extend({ queryId: Id, body: OrganisationId, answeredAt: Moment }),
);

export const FilingAnswerDue = defineEvent(
  'landport.filing.answer-due.v1',
  'The time for answering a query is almost over.',
  OfFiling.extend({ queryId: Id, body: OrganisationId, answerBy: Moment }),
);

export const FilingDocumentDue = defineEvent(
  'landport.filing.document-due.v1',
  'The time for a paper that was let follow is almost over.',
  OfFiling.extend({ document: z.string().describe('Its code in the kind'), dueAt: Moment }),
);

export const FilingLapsed = defineEvent(
  'landport.filing.lapsed.v1',
  'A query was not answered, or a paper that was let follow not sent, in time: the filing is given up.',
  OfFiling.extend({
    queryId: Id.optional().describe('What was not answered'),
    document: z.string().optional().describe('Code of the paper that did not follow'),
    lapsedAt: Moment,
  }),
);

const OfTask = OfFiling.extend({ taskId: Id, body: OrganisationId, clock: z.string() });

export const TaskWarned = defineEvent(
  'landport.filing.task-warned.v1',
  'The time for a task is almost over. Told to its body alone.',
  OfTask.extend({ warnedAt: Moment, dueAt: Moment }),
);

export const TaskOverdue = defineEvent(
  'landport.filing.task-overdue.v1',
  'The time for a task is over and nobody has decided.',
  OfTask.extend({ dueAt: Moment }),
);

export const TaskEscalated = defineEvent(
  'landport.filing.task-escalated.v1',
  'A task went to another body: its time was over, or an officer passed it up. Told to both bodies.',
  OfFiling.extend({
    taskId: Id,
    from: OrganisationId,
    to: OrganisationId,
    escalatedAt: Moment,
    escalatedBy: z.string().describe('`rules` when the clock did'),
    reason: z.string(),
  }),
);

export const FilingRevoked = defineEvent(
  'landport.filing.revoked.v1',
  'An approval is taken back.',
  OfFiling.extend({ revokedAt: Moment, revokedBy: z.string(), reasons: Decision.shape.reasons }),
);

/** Stream key: the number of the grant. */
export const GrantIssued = defineEvent(
  'landport.filing.grant-issued.v1',
  'An approved filing gave a licence or certificate; its holder may be another than its filer, and is told too.',
  OfFiling.extend({
    number: z.string(),
    holder: OrganisationId,
    issuer: OrganisationId,
    validFrom: z.iso.date(),
    validTo: z.iso.date().optional().describe('Last day; without end when absent'),
    issuedAt: Moment,
  }),
);

export const GrantChanged = defineEvent(
  'landport.filing.grant-changed.v1',
  'A licence or certificate was suspended, resumed or revoked by its issuer, or given up by its holder.',
  OfFiling.extend({
    number: z.string(),
    holder: OrganisationId,
    issuer: OrganisationId,
    becomes: z.enum(['issued', 'suspended', 'revoked', 'withdrawn']),
    reason: z.string(),
    changedBy: z.string(),
    changedAt: Moment,
  }),
);

export const GoodsExited = defineEvent(
  'landport.filing.goods-exited.v1',
  'The declared goods left the zone through its gate.',
  OfFiling.extend({ gatePassId: Id, exitedAt: Moment }),
);

export const FILING_EVENTS = [
  FilingLodged,
  FilingDecided,
  FilingAccepted,
  FilingAwaitsArrival,
  FilingAssessed,
  FilingReviewOpened,
  FilingStepPassed,
  TaskDecided,
  FilingReleased,
  FilingWithdrawn,
  FilingQueried,
  FilingAnswered,
  FilingAnswerDue,
  FilingDocumentDue,
  FilingLapsed,
  FilingRevoked,
  GrantIssued,
  GrantChanged,
  TaskWarned,
  TaskOverdue,
  TaskEscalated,
  GoodsExited,
  DocumentRejected,
  BatchCompleted,
] as const;
