import { z } from 'zod';
import { FilingStatus } from './filing.events';
import { Links, QueryView, StepView } from './filing.shapes';
import { Id, Lane, Moment, OrganisationId, Text } from './values';

export const TASK_STATES = ['open', 'claimed', 'waiting', 'proposed', 'decided', 'cancelled'] as const;
export const TaskState = z
  .enum(TASK_STATES)
  .describe('`waiting` for an answer of the applicant; `proposed`: a second officer has to confirm');
export type TaskState = z.output<typeof TaskState>;

/** What an officer says on a task: a decision, or the opinion of a body that does not lead. */
export const TaskVerdict = z.strictObject({
  outcome: z.enum(['approved', 'refused', 'opinion']),
  reasons: z.array(z.strictObject({ code: z.string(), text: Text })),
  conditions: z.array(Text),
});
export type TaskVerdict = z.output<typeof TaskVerdict>;

/** A word among officers of one body; neither the applicant nor another body sees it. */
export const TaskNote = z.strictObject({ id: Id, at: Moment, by: z.string(), text: z.string() });
export type TaskNote = z.output<typeof TaskNote>;

export const TaskView = z.strictObject({
  id: Id,
  filing: z.strictObject({
    id: Id,
    kind: z.string(),
    reference: z.string(),
    version: z.number().int(),
    href: z.string(),
  }),
  body: OrganisationId,
  queue: z.string(),
  lane: Lane.optional(),
  step: z.string().optional().describe('Step of the kind that it belongs to'),
  role: z
    .enum(['decides', 'advises'])
    .describe('Whether the body decides, or gives the leading one its opinion'),
  state: TaskState,
  assignee: z.string().optional(),
  claimedAt: Moment.optional().describe('Since when the assignee holds it'),
  openedAt: Moment,
  dueAt: Moment.optional().describe('Absent where no clock runs'),
  warnedAt: Moment.optional().describe('Since when its time is almost over'),
  overdueAt: Moment.optional().describe('Since when its time is over'),
  escalatedFrom: OrganisationId.optional().describe('Body that had it before'),
  outcome: TaskVerdict.shape.outcome.optional(),
  reason: z.string().optional(),
  verdict: TaskVerdict.optional().describe('What was decided, or is proposed to a second officer'),
  decidedAt: Moment.optional(),
  confirmedBy: z.string().optional().describe('Second officer'),
  links: Links,
});
export type TaskView = z.output<typeof TaskView>;

/** What another officer may want to know before deciding. */
export const TaskDetail = TaskView.extend({
  filing: TaskView.shape.filing.extend({
    organisationId: OrganisationId,
    status: FilingStatus,
    lodgedAt: Moment,
    mrn: z.string().optional(),
    steps: z.array(StepView),
  }),
  earlier: z
    .array(
      TaskView.pick({
        id: true,
        body: true,
        step: true,
        role: true,
        outcome: true,
        verdict: true,
        decidedAt: true,
      }).extend({ version: z.number().int(), decidedBy: z.string().optional() }),
    )
    .describe('Decisions and opinions on the filing so far, of every body'),
  queries: z.array(QueryView),
  notes: z.array(TaskNote).describe('Of your body alone'),
});
export type TaskDetail = z.output<typeof TaskDetail>;
