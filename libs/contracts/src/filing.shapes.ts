import { z } from 'zod';
import {
  Decision,
  DecisionMode,
  FilingAssessed,
  FilingAwaitsArrival,
  FilingStatus,
  Question,
} from './filing.events';
import { Fault } from './problem';
import { Id, Lane, Link, Moment, MrnText, OrganisationId, Text } from './values';

/** What can be done with an object now, by name. */
export const Links = z.record(z.string(), Link).describe('What can be done with it now');

/** Who did something; under a mandate the broker, and for whom. */
export const ActorShape = z.strictObject({
  id: z.string(),
  organisationId: OrganisationId,
  onBehalfOf: z
    .strictObject({
      organisationId: OrganisationId,
      mandateId: Id,
      representation: z.enum(['direct', 'indirect']),
    })
    .optional()
    .describe('The principal, when a broker did it under a mandate'),
});

/** A reference is the sender's own number: unique within the organisation, for life. */
export const Reference = z
  .string()
  .regex(/^[!-~](?:[ -~]{0,68}[!-~])?$/)
  .describe('Your own number for it, at most 70 printable characters, unique in your organisation for life');

export const DocumentCode = z
  .string()
  .min(1)
  .max(35)
  .describe('What the document is to the filing, by the codes of its kind');

export const FiledDocument = z.strictObject({ code: DocumentCode, documentId: Id });
export type FiledDocument = z.output<typeof FiledDocument>;

export const SubmittedFiling = z.strictObject({
  kind: z.string().max(64).describe('One of GET /v1/kinds'),
  reference: Reference,
  payload: z.record(z.string(), z.unknown()).describe('As the schema of the kind says'),
  documents: z
    .array(FiledDocument)
    .max(100)
    .optional()
    .describe('Documents that go with it, sent before by POST /v1/documents'),
});
export type SubmittedFiling = z.output<typeof SubmittedFiling>;

export const LodgedFiling = z.strictObject({
  id: Id,
  kind: z.string(),
  reference: z.string(),
  version: z.number().int(),
  status: FilingStatus,
  lodgedAt: Moment,
  decision: Decision.optional(),
  receipt: z.string().describe('JWS compact, EdDSA; its keys are at /v1/receipt-keys'),
  links: Links,
});
export type LodgedFiling = z.output<typeof LodgedFiling>;

/** From lodging to decision or release, of the filings of a kind that came to one in the last 90 days. */
export const UsualTimes = z.strictObject({
  filings: z.number().int().describe('How many were measured; without any there is nothing to say'),
  medianSeconds: z.number().optional(),
  p90Seconds: z.number().optional(),
  measuredAt: Moment.optional(),
});
export type UsualTimes = z.output<typeof UsualTimes>;

export const SubmissionVerdict = z.strictObject({
  valid: z.boolean(),
  kind: z.string(),
  kindValidFrom: z.iso.date(),
  mode: DecisionMode.optional(),
  decision: Decision.pick({ outcome: true, reasons: true })
    .optional()
    .describe('What the rules would decide on the spot'),
  bodies: z.array(OrganisationId).describe('Bodies that would look at it'),
  fees: z.array(z.strictObject({ title: Text, amount: z.string(), currency: z.string() })),
  documents: z
    .array(
      z.strictObject({
        code: z.string(),
        title: Text,
        required: z.boolean(),
        given: z.boolean().describe('Whether the filing names one'),
      }),
    )
    .describe('Papers that the kind wants'),
  usualTimes: UsualTimes,
  lodgedAs: Link.optional().describe('The filing that this very content was lodged as before'),
  errors: z.array(Fault),
  errorCount: z.number().int(),
  warnings: z.array(Fault),
});

/** Of one question: in words, by papers that were uploaded, or both. */
export const Answer = z
  .strictObject({
    question: z.number().int().min(1).describe('Its number in the query'),
    text: z.string().min(1).max(10_000).optional(),
    documents: z.array(Id).min(1).max(20).optional(),
  })
  .refine(({ text, documents }) => text !== undefined || documents !== undefined, {
    path: ['text'],
    message: 'An answer says something or brings a paper.',
    params: { zh: '答复须有文字或附件。' },
  });
export type Answer = z.output<typeof Answer>;
/** Where a field stands in both versions, and what each says there. */
export const FieldChange = z.strictObject({
  change: z.enum(['added', 'removed', 'changed']),
  pointer: z.string().describe('JSON pointer into the later version; of what is removed, into the earlier'),
  wasPointer: z.string().optional().describe('Into the earlier version, where that differs'),
  title: z.string().optional().describe('As the schema of the kind names the field'),
  was: z.unknown().optional(),
  is: z.unknown().optional(),
});
export type FieldChange = z.input<typeof FieldChange>;

export const VersionChanges = z.strictObject({
  id: Id,
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(FieldChange).describe('At most a thousand'),
  changeCount: z.number().int(),
});
export type VersionChanges = z.input<typeof VersionChanges>;

/** A step of the way through the bodies, and how far it has come. */
export const StepView = z.strictObject({
  name: z.string().describe('As the kind names it'),
  bodies: z.array(OrganisationId),
  state: z.enum(['ahead', 'open', 'passed', 'refused', 'ended']),
  openedAt: Moment.optional(),
  closedAt: Moment.optional(),
});
export type StepView = z.output<typeof StepView>;

export const QUERY_STATES = ['open', 'answered', 'lapsed', 'dropped'] as const;

/** What one body asked on one version, and what came of it. */
export const QueryView = z.strictObject({
  id: Id,
  body: OrganisationId,
  version: z.number().int(),
  state: z.enum(QUERY_STATES).describe('`dropped`: the filing ended otherwise'),
  askedAt: Moment,
  questions: z.array(Question),
  answerBy: Moment.optional(),
  extensions: z.number().int().describe('How often the time for answering was extended'),
  answers: z.array(Answer).optional().describe('Absent when a new version answered'),
  answeredAt: Moment.optional(),
  answeredByVersion: z.number().int().optional(),
});
export type QueryView = z.output<typeof QueryView>;

/** A period of law that runs, ran, or stands still. */
export const ClockView = z.strictObject({
  name: z.string(),
  title: Text,
  document: z.string().optional().describe('Code of the paper that was let follow and whose time this is'),
  startedAt: Moment,
  stoppedAt: Moment.optional().describe('Since when it stands still'),
  workingDays: z.number().int(),
  workingDaysLeft: z.number().int(),
  dueAt: Moment.optional().describe('Absent while it stands still'),
  warnedAt: Moment.optional(),
  endedAt: Moment.optional(),
  ending: z.enum(['met', 'ranOut', 'dropped']).optional(),
});
export type ClockView = z.output<typeof ClockView>;

export const FilingView = z.strictObject({
  id: Id,
  organisationId: OrganisationId,
  kind: z.string(),
  kindValidFrom: z.iso.date(),
  reference: z.string(),
  version: z.number().int(),
  status: FilingStatus,
  statusName: Text.optional().describe("The kind's own word for the status, such as `Recorded` for approved"),
  lodgedAt: Moment,
  changedAt: Moment,
  mrn: MrnText.optional(),
  lane: Lane.optional(),
  awbs: z.array(z.string()),
  steps: z.array(StepView).describe('Its way through the bodies of the kind, in turn'),
  clocks: z.array(ClockView).optional().describe('Not in lists'),
  queries: z.array(QueryView).optional().describe('Not in lists'),
  decision: Decision.optional(),
  customs: z.strictObject({
    awaits: FilingAwaitsArrival.schema.shape.awaits.optional(),
    assessment: FilingAssessed.schema
      .pick({ lane: true, duty: true, vat: true, total: true, guaranteeHeld: true, assessedAt: true })
      .optional(),
    releasedAt: Moment.optional(),
    exitedAt: Moment.optional(),
  }),
  links: Links,
});
export type FilingView = z.output<typeof FilingView>;

export const FilingVersionView = SubmittedFiling.extend({
  id: Id,
  version: z.number().int(),
  kindValidFrom: z.iso.date(),
  lodgedAt: Moment,
  contentType: z.string().describe('In what format it was received'),
  erasedAt: Moment.optional().describe('Personal data was erased by law then; what is left is shown'),
});
export type FilingVersionView = z.output<typeof FilingVersionView>;

export const HistoryView = z.strictObject({
  items: z.array(
    z.strictObject({
      number: z.number().int(),
      action: z.string(),
      at: Moment,
      by: ActorShape.optional(),
      version: z.number().int().optional(),
      status: FilingStatus.optional(),
      why: z.string().optional(),
      erased: z.boolean().optional().describe('Personal data was erased by law; the chain still verifies'),
      hash: z.string(),
    }),
  ),
  chain: z.strictObject({
    whole: z.boolean(),
    brokenAt: z.number().int().optional().describe('First entry that is not as it was written'),
    head: z.string().describe('SHA-256 of the newest link, hexadecimal'),
  }),
});
export type HistoryView = z.output<typeof HistoryView>;
