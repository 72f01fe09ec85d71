import { z } from 'zod';
import { Links } from './filing.shapes';
import { defineRoute } from './route';
import { OrganisationId, Text } from './values';

/** What the pilot opens: seven fields of services, and the ways of trade and government around them. */
export const PilotField = z.enum([
  'science',
  'commerce',
  'education',
  'health',
  'finance',
  'energy',
  'telecommunications',
  'culture',
  'logistics',
  'governance',
]);
export type PilotField = z.output<typeof PilotField>;

const Count = z.number().int().min(0);

const Measured = z.strictObject({
  filings: z.strictObject({
    all: Count,
    underWay: Count.describe('Lodged, under review or queried'),
    approved: Count,
    refused: Count,
    withdrawn: Count.describe('By who lodged them, or lapsed'),
    revoked: Count,
  }),
  medianSeconds: z
    .number()
    .min(0)
    .optional()
    .describe('From lodging to decision; absent until one is decided'),
});
export type Measured = z.output<typeof Measured>;

export const PilotTaskView = Measured.extend({
  id: z.string(),
  field: PilotField,
  title: Text,
  leadBody: OrganisationId,
  supportBodies: z.array(OrganisationId),
  source: z.string().describe('Where the task is written, and how much of it was read'),
  kinds: z.array(Measured.extend({ kind: z.string(), links: Links })).describe('Filings that realise it'),
});
export type PilotTaskView = z.output<typeof PilotTaskView>;

export const showPilotTasks = defineRoute({
  service: 'filing',
  method: 'GET',
  path: '/v1/pilot-tasks',
  summary: 'The tasks of the pilot, the kinds that realise them, and counts and times measured from filings',
  scope: 'filings:read',
  query: z.strictObject({ field: PilotField.optional() }),
  answers: {
    200: { description: 'The register', shape: z.strictObject({ items: z.array(PilotTaskView) }) },
  },
  problems: [422],
});

export const PILOT_TASK_ROUTES = [showPilotTasks] as const;
