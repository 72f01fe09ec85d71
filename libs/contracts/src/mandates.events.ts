import { z } from 'zod';
import { defineEvent } from './event';
import { Concerns, Id, Moment, OrganisationId } from './values';

/** Stream key of every mandate event: the mandate's id. Both sides are told. */
const OfMandate = z.object({
  mandateId: Id,
  principal: OrganisationId,
  broker: OrganisationId,
  at: Moment,
  concerns: Concerns,
});

export const MandateOffered = defineEvent(
  'landport.filing.mandate-offered.v1',
  'A principal gives a broker a mandate, which holds once accepted.',
  OfMandate.extend({
    kinds: z.array(z.string()).optional().describe('All kinds when absent'),
    representation: z.enum(['direct', 'indirect']),
    from: z.iso.date(),
    to: z.iso.date().optional(),
  }),
);

export const MandateAccepted = defineEvent(
  'landport.filing.mandate-accepted.v1',
  'A broker took on a mandate.',
  OfMandate,
);

export const MandateEnded = defineEvent(
  'landport.filing.mandate-ended.v1',
  'A mandate was ended, or turned down, by one of its sides.',
  OfMandate.extend({ reason: z.string(), endedBy: OrganisationId }),
);

export const MANDATE_EVENTS = [MandateOffered, MandateAccepted, MandateEnded] as const;
