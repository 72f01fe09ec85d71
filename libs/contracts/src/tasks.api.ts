import { z } from 'zod';
import { IdempotencyHeaders, IfMatchHeaders } from './conditional';
import { VersionChanges } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, Lane, Moment, Text, VersionNumber } from './values';
import { TaskState, TaskNote, TaskView, TaskDetail } from './tasks.shapes';

const service = 'filing';
const OfId = z.strictObject({ id: Id });

export const listTasks = defineRoute({
  service,
  method: 'GET',
  path: '/v1/tasks',
  summary: "Your body's work list, what is due first at its head",
  scope: 'tasks:read',
  query: PageQuery.extend({
    queue: z.string().max(64).optional(),
    kind: z.string().max(64).optional(),
    step: z.string().max(64).optional(),
    lane: Lane.optional(),
    state: TaskState.optional().describe('Left out: all that is still to be done'),
    assignee: z.string().max(255).optional(),
    dueBefore: Moment.optional(),
    overdue: z.enum(['true', 'false']).optional(),
  }),
  answers: { 200: { description: 'A page of tasks', shape: pageShape(TaskView) } },
  problems: [403, 422],
});

export const showTask = defineRoute({
  service,
  method: 'GET',
  path: '/v1/tasks/{id}',
  summary: 'A task, with the ETag that changing it needs',
  scope: 'tasks:read',
  params: OfId,
  answers: { 200: { description: 'The task', shape: TaskDetail } },
  problems: [403, 404],
});

export const compareTaskVersions = defineRoute({
  service,
  method: 'GET',
  path: '/v1/tasks/{id}/changes',
  summary:
    'What the version before the officer says otherwise than the one before it, or than an earlier one',
  scope: 'tasks:read',
  params: OfId,
  query: z.strictObject({ from: VersionNumber.optional().describe('The version before when left out') }),
  answers: { 200: { description: 'The differences', shape: VersionChanges } },
  problems: [403, 404, 422],
});

export const showUsualOutcomes = defineRoute({
  service,
  method: 'GET',
  path: '/v1/tasks/{id}/usual-outcomes',
  summary: 'How your body decided the last tasks of this kind and step',
  scope: 'tasks:read',
  params: OfId,
  answers: {
    200: {
      description: 'Shares, reasons and time of the last hundred',
      shape: z.strictObject({
        decided: z.number().int().describe('How many of the last hundred there are'),
        approved: z.number().int(),
        refused: z.number().int(),
        medianSeconds: z.number().int().optional().describe('From opening to decision'),
        reasons: z
          .array(
            z.strictObject({
              outcome: z.enum(['approved', 'refused']),
              code: z.string(),
              text: Text,
              times: z.number().int(),
            }),
          )
          .describe('The five given most'),
      }),
    },
  },
  problems: [403, 404],
});

const TASK_CHANGE = {
  service,
  method: 'POST',
  scope: 'tasks:decide',
  params: OfId,
  headers: IfMatchHeaders,
  answers: { 200: { description: 'The task as it is now', shape: TaskView } },
  problems: [403, 404, 409, 412, 422, 428],
} as const;

export const claimTask = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/claim',
  summary: 'Take a task for yourself',
});

export const releaseTask = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/release',
  summary: 'Give a task back to the work list',
});

const Words = z.strictObject({ en: z.string().min(1).max(2000), zh: z.string().min(1).max(2000) });

/** Why: free text in the officer's language, words in both languages, or reasons of the kind's list by their code. */
const Reasons = z
  .array(z.union([z.strictObject({ code: z.string().max(64) }), z.strictObject({ text: Words })]))
  .min(1)
  .max(20);

const GivenDecision = z.strictObject({
  outcome: z.enum(['approved', 'refused']),
  reason: z.string().min(1).max(2000).optional().describe('Free text'),
  reasons: Reasons.optional().describe("Of the kind's list, or in both languages"),
  conditions: z.array(Words).max(20).optional().describe('Under which it is approved'),
});

const saysWhy = ({ reason, reasons }: z.output<typeof GivenDecision>): boolean =>
  reason !== undefined || reasons !== undefined;
const UNREASONED = { path: ['reason'], message: 'A decision says why.', params: { zh: '决定须说明理由。' } };

export const decideTask = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/decision',
  summary: 'Decide the filing of a task that you hold',
  body: { 'application/json': GivenDecision.refine(saysWhy, UNREASONED) },
});

const TaskResult = z.strictObject({
  task: Id,
  result: z.enum(['decided', 'proposed', 'notDecided']),
  problem: z
    .strictObject({ code: z.string(), status: z.number().int(), detail: z.string() })
    .optional()
    .describe('Why it was not decided'),
});
export type TaskResult = z.output<typeof TaskResult>;

export const decideTasks = defineRoute({
  service,
  method: 'POST',
  path: '/v1/task-decisions',
  summary: 'Decide many tasks alike, or with ?validate=only see which would be; what nobody holds is claimed',
  scope: 'tasks:decide',
  query: z.strictObject({ validate: z.literal('only').optional() }),
  body: {
    'application/json': GivenDecision.extend({
      tasks: z
        .array(z.strictObject({ id: Id, etag: z.string().max(255).describe('Of the task as it was seen') }))
        .min(1)
        .max(200),
    }).refine(saysWhy, UNREASONED),
  },
  answers: {
    200: {
      description: 'What came of each, or would come',
      shape: z.strictObject({ decided: z.number().int(), items: z.array(TaskResult) }),
    },
  },
  problems: [403, 415, 422],
});

export const handOverTask = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/handover',
  summary: 'Hand a task that you hold over to a colleague of your body',
  body: {
    'application/json': z.strictObject({
      to: z.string().min(1).max(255).describe('The colleague, as tokens name them'),
      reason: z.string().min(1).max(1000),
    }),
  },
});

export const escalateTask = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/escalation',
  summary: 'Pass a task up to the body that the kind names for it',
  body: { 'application/json': z.strictObject({ reason: z.string().min(1).max(1000) }) },
});

export const noteOnTask = defineRoute({
  service,
  method: 'POST',
  path: '/v1/tasks/{id}/notes',
  summary: 'Leave a note for the officers of your body',
  scope: 'tasks:decide',
  params: OfId,
  headers: IdempotencyHeaders,
  body: { 'application/json': z.strictObject({ text: z.string().min(1).max(4000) }) },
  answers: { 201: { description: 'The note', shape: TaskNote } },
  problems: [403, 404, 409, 415, 422],
});

export const giveOpinion = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/opinion',
  summary: "Give your body's opinion to the body that leads a joint review",
  body: { 'application/json': z.strictObject({ opinion: Words }) },
});

export const confirmDecision = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/confirmation',
  summary: "Confirm a colleague's proposed decision as the second person, or send it back",
  body: {
    'application/json': z.discriminatedUnion('confirms', [
      z.strictObject({ confirms: z.literal(true) }),
      z.strictObject({ confirms: z.literal(false), reason: z.string().min(1).max(2000) }),
    ]),
  },
});

export const queryApplicant = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/query',
  summary: 'Ask the applicant, all gaps at once; clocks stand still until the answer',
  body: {
    'application/json': z.strictObject({
      questions: z
        .array(
          z.strictObject({
            text: Words,
            pointer: z
              .string()
              .max(500)
              .regex(/^(\/[^/]+)*$/)
              .optional()
              .describe('JSON pointer to what it is about'),
            document: z.string().max(64).optional().describe('Code of a document of the kind that is wanted'),
          }),
        )
        .min(1)
        .max(50),
      reason: z
        .literal('newFacts')
        .optional()
        .describe('Why the body asks again about a version: it learnt something since'),
    }),
  },
});

export const TASK_ROUTES = [
  listTasks,
  showTask,
  claimTask,
  releaseTask,
  decideTask,
  giveOpinion,
  confirmDecision,
  queryApplicant,
  compareTaskVersions,
  showUsualOutcomes,
  decideTasks,
  handOverTask,
  escalateTask,
  noteOnTask,
] as const;
