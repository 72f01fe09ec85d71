import { z } from 'zod';
import { ActorShape, Links, SubmissionVerdict } from './filing.shapes';
import { Id, Link, Moment } from './values';

/** A filing on its way: bounded by the size of a body alone, and sound nowhere yet. */
export const DraftContent = z.strictObject({
  title: z.string().max(200).optional().describe('Your own words to find it by'),
  kind: z.string().max(64).optional(),
  reference: z.string().max(255).optional(),
  payload: z.unknown().optional().describe('Any JSON'),
  documents: z.unknown().optional().describe('Any JSON'),
});
export type DraftContent = z.output<typeof DraftContent>;

export const DraftSummary = z.strictObject({
  id: Id,
  version: z.number().int().describe('Raised by every save; the ETag'),
  title: z.string().optional(),
  kind: z.string().optional(),
  reference: z.string().optional(),
  bytes: z.number().int(),
  createdAt: Moment,
  createdBy: ActorShape,
  changedAt: Moment,
  changedBy: ActorShape,
  copiedFrom: Link.optional(),
  submittedAs: z.strictObject({ id: Id, href: z.string() }).optional().describe('The filing it became'),
  links: Links,
});
export type DraftSummary = z.output<typeof DraftSummary>;

export const DraftView = DraftSummary.extend({
  payload: z.unknown().optional(),
  documents: z.unknown().optional(),
  leftOut: z.array(z.string()).optional().describe('Pointers of what a copy must say anew'),
});
export type DraftView = z.input<typeof DraftView>;

const Revision = z.strictObject({
  version: z.number().int(),
  savedAt: Moment,
  savedBy: ActorShape,
  bytes: z.number().int(),
});
export const DraftRevisions = z.strictObject({ items: z.array(Revision.extend({ href: z.string() })) });
export type DraftRevisions = z.output<typeof DraftRevisions>;

export const DraftRevisionView = Revision.extend(DraftContent.shape);
export type DraftRevisionView = z.input<typeof DraftRevisionView>;

/** Of a draft whose kind is missing or unknown, nothing else can be said. */
export const DraftVerdict = SubmissionVerdict.partial({
  kind: true,
  kindValidFrom: true,
  bodies: true,
  fees: true,
  documents: true,
  usualTimes: true,
});
export type DraftVerdict = z.input<typeof DraftVerdict>;
