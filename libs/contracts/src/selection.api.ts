import { z } from 'zod';
import { IfMatchHeaders } from './conditional';
import { Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, Moment, OrganisationId, Text } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });

/** Of 100, with at most two decimals. */
const Mark = z
  .string()
  .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, 'must be 0 to 100 with at most two decimals')
  .describe('Of 100');

const Standing = z.strictObject({
  rank: z.number().int().optional().describe('Absent below the pass mark'),
  filing: z.strictObject({ id: Id, reference: z.string(), href: z.string() }),
  organisationId: OrganisationId,
  marks: z.number().int().describe('Marks given'),
  recused: z.number().int().describe('Experts who declared a conflict of interest'),
  mean: z.string().optional().describe('Of the marks, half up to two decimals'),
  outcome: z.enum(['selected', 'notSelected']).optional(),
});

export const SelectionRoundView = z.strictObject({
  id: Id,
  kind: z.string(),
  step: z.string().describe('Level of the way that it is for'),
  body: OrganisationId,
  title: Text,
  state: z.enum(['open', 'marking', 'concluded']).describe('Marking begins when the window closes'),
  opensAt: Moment,
  closesAt: Moment,
  panel: z.number().int().describe('Marks that each filing needs'),
  passMark: z.string(),
  places: z.number().int().optional(),
  minutes: z.string().optional(),
  candidates: z
    .array(Standing)
    .describe('All of them for the body; your own, without marks, until it is concluded'),
  links: Links,
});
export type SelectionRoundView = z.output<typeof SelectionRoundView>;

export const openSelectionRound = defineRoute({
  service,
  method: 'POST',
  path: '/v1/selection-rounds',
  summary: 'Announce a round in which filings of a kind compete for the marks of experts',
  scope: 'tasks:decide',
  body: {
    'application/json': z.strictObject({
      kind: z.string().max(64),
      title: Text,
      closesAt: Moment.describe('Filings lodged before this moment take part'),
      places: z.number().int().min(1).max(10_000).optional().describe("Fewer than the kind's own places"),
    }),
  },
  answers: { 201: { description: 'The round', shape: SelectionRoundView } },
  problems: [403, 404, 409, 422],
});

export const listSelectionRounds = defineRoute({
  service,
  method: 'GET',
  path: '/v1/selection-rounds',
  summary: 'Rounds of selection, oldest first',
  scope: 'filings:read',
  query: PageQuery.extend({ kind: z.string().max(64).optional() }),
  answers: {
    200: {
      description: 'A page of rounds without their candidates',
      shape: pageShape(SelectionRoundView.omit({ candidates: true })),
    },
  },
  problems: [422],
});

export const showSelectionRound = defineRoute({
  service,
  method: 'GET',
  path: '/v1/selection-rounds/{id}',
  summary: 'A round and how its candidates stand',
  scope: 'filings:read',
  params: OfId,
  answers: { 200: { description: 'The round', shape: SelectionRoundView } },
  problems: [404],
});

export const giveMark = defineRoute({
  service,
  method: 'PUT',
  path: '/v1/selection-rounds/{id}/marks/{filingId}',
  summary: 'Give your mark as an expert, or declare a conflict of interest; the last word holds',
  scope: 'tasks:decide',
  params: z.strictObject({ id: Id, filingId: Id }),
  body: {
    'application/json': z.union([
      z.strictObject({ mark: Mark, comment: z.string().trim().min(1).max(2000) }),
      z.strictObject({ conflictOfInterest: z.string().trim().min(1).max(2000) }),
    ]),
  },
  answers: { 200: { description: 'The round', shape: SelectionRoundView } },
  problems: [403, 404, 409, 422],
});

export const concludeSelectionRound = defineRoute({
  service,
  method: 'POST',
  path: '/v1/selection-rounds/{id}/conclusion',
  summary:
    'Rank the candidates and decide all of them at once; with ?validate=only show what would come of it',
  scope: 'tasks:decide',
  params: OfId,
  query: z.strictObject({ validate: z.literal('only').optional() }),
  headers: IfMatchHeaders,
  body: {
    'application/json': z.strictObject({
      minutes: z.string().trim().min(1).max(10_000).describe('What the panel said of the round'),
    }),
  },
  answers: { 200: { description: 'The round with ranks and outcomes', shape: SelectionRoundView } },
  problems: [403, 404, 409, 412, 422, 428],
});

export const SELECTION_ROUTES = [
  openSelectionRound,
  listSelectionRounds,
  showSelectionRound,
  giveMark,
  concludeSelectionRound,
] as const;
