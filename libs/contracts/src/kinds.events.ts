import { z } from 'zod';
import { defineEvent } from './event';
import { Concerns, Id, Moment, OrganisationId, Text } from './values';

const Person = z.object({ id: z.string(), organisationId: OrganisationId });

/** Stream key: the kind. */
export const KindPublished = defineEvent(
  'landport.filing.kind-published.v1',
  'A version of a filing kind was published; filings lodged from its first day on are held to it.',
  z.object({
    kind: z.string(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().optional(),
    title: Text,
    proposalId: Id,
    proposedBy: Person,
    consentedBy: Person,
    publishedAt: Moment,
    concerns: Concerns,
  }),
);

export const KIND_EVENTS = [KindPublished] as const;
