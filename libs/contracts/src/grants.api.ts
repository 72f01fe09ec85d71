import { z } from 'zod';
import { IfMatchHeaders } from './conditional';
import { Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { DecimalText, Id, Moment, OrganisationId } from './values';

const service = 'filing';

export const GrantNumberText = z
  .string()
  .regex(/^[A-Z]{2,6}-\d{4}-\d{6,9}-\d{2}$/)
  .describe('Number of a grant: prefix, year, serial, check digits (ISO/IEC 7064 MOD 97-10)');
const OfNumber = z.strictObject({ number: GrantNumberText });

export const GrantStatus = z.enum([
  'inForce',
  'notYetInForce',
  'expired',
  'exhausted',
  'suspended',
  'revoked',
  'withdrawn',
]);
export type GrantStatus = z.output<typeof GrantStatus>;

export const GrantView = z.strictObject({
  number: GrantNumberText,
  kind: z.string(),
  filing: z.strictObject({ id: Id, href: z.string() }),
  holder: OrganisationId,
  issuer: OrganisationId.describe('Body that decided; its officers may suspend and revoke it'),
  forAnyone: z.boolean().describe('Others than the holder may cite it'),
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional().describe('Last day; without end when absent'),
  quantity: z
    .strictObject({ granted: DecimalText, available: DecimalText, unit: z.string() })
    .optional()
    .describe('What citing filings draw down'),
  uses: z
    .strictObject({ most: z.number().int(), made: z.number().int() })
    .optional()
    .describe('Filings that may cite it, and those that do; any number when absent'),
  status: GrantStatus,
  reason: z.string().optional().describe('Why it is suspended, revoked or withdrawn'),
  issuedAt: Moment,
  changedAt: Moment,
  links: Links,
});
export type GrantView = z.output<typeof GrantView>;

const Drawing = z.strictObject({
  kind: z.string(),
  filing: z
    .strictObject({ id: Id, reference: z.string(), href: z.string() })
    .optional()
    .describe('Absent where it is of another organisation'),
  value: DecimalText.optional().describe(
    'In the unit of the grant; absent where it was cited without drawing',
  ),
  short: DecimalText.optional().describe(
    'Of that, what was not there any more when a withdrawn filing was released',
  ),
  drawnAt: Moment,
  givenBackAt: Moment.optional(),
});

export const GrantWithDrawings = GrantView.extend({
  drawings: z.array(Drawing).describe('The newest hundred'),
  drawingCount: z.number().int(),
});
export type GrantWithDrawings = z.output<typeof GrantWithDrawings>;

export const listGrants = defineRoute({
  service,
  method: 'GET',
  path: '/v1/grants',
  summary: 'Licences, certificates and results that you hold, or that your body issued; newest first',
  scope: 'filings:read',
  onBehalf: true,
  query: PageQuery.extend({
    kind: z.string().max(64).optional(),
    status: GrantStatus.optional(),
    filing: Id.optional().describe('What this filing gave'),
    holder: OrganisationId.optional(),
  }),
  answers: { 200: { description: 'A page of grants', shape: pageShape(GrantView) } },
  problems: [422],
});

export const showGrant = defineRoute({
  service,
  method: 'GET',
  path: '/v1/grants/{number}',
  summary: 'A grant as it stands, with what was drawn from it',
  scope: 'filings:read',
  onBehalf: true,
  params: OfNumber,
  answers: { 200: { description: 'The grant', shape: GrantWithDrawings } },
  problems: [404],
});

export const checkGrant = defineRoute({
  service,
  method: 'GET',
  path: '/v1/grants/{number}/status',
  summary: 'Whether a number is in force today: for whoever is shown a licence or certificate',
  scope: 'filings:read',
  params: OfNumber,
  answers: {
    200: {
      description: 'No more than that',
      shape: z.strictObject({
        number: GrantNumberText,
        kind: z.string(),
        inForce: z.boolean(),
        on: z.iso.date(),
      }),
    },
  },
  problems: [404],
});

const GRANT_CHANGE = {
  service,
  method: 'POST',
  scope: 'tasks:decide',
  params: OfNumber,
  headers: IfMatchHeaders,
  body: { 'application/json': z.strictObject({ reason: z.string().min(1).max(1000) }) },
  answers: { 200: { description: 'The grant as it is now', shape: GrantView } },
  problems: [403, 404, 409, 412, 415, 422, 428],
} as const;

export const suspendGrant = defineRoute({
  ...GRANT_CHANGE,
  path: '/v1/grants/{number}/suspension',
  summary: 'Suspend a grant that your body issued: nothing can cite it until it is resumed',
});

export const resumeGrant = defineRoute({
  ...GRANT_CHANGE,
  path: '/v1/grants/{number}/resumption',
  summary: 'Put a suspended grant in force again',
});

export const revokeGrant = defineRoute({
  ...GRANT_CHANGE,
  path: '/v1/grants/{number}/revocation',
  summary: 'Revoke a grant that your body issued, for good',
});

export const withdrawGrant = defineRoute({
  ...GRANT_CHANGE,
  scope: 'filings:write',
  onBehalf: true,
  path: '/v1/grants/{number}/withdrawal',
  summary: 'Give a grant of yours up, for good',
});

export const GRANT_ROUTES = [
  listGrants,
  showGrant,
  checkGrant,
  suspendGrant,
  resumeGrant,
  revokeGrant,
  withdrawGrant,
] as const;
