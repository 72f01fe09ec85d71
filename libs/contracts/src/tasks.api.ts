import { z } from 'zod';
import { IfMatchHeaders } from './conditional';
import { Links } from './filing.shapes';
import { pageShape, PageQuery } from './paging';
import { defineRoute } from './route';
import { Id, Lane, Moment, OrganisationId } from './values';

const service = 'filing';
const OfId = z.strictObject({ id: Id });

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
  state: z.enum(['open', 'claimed', 'decided', 'cancelled']),
  assignee: z.string().optional(),
  openedAt: Moment,
  dueAt: Moment.optional(),
  outcome: z.enum(['approved', 'refused']).optional(),
  reason: z.string().optional(),
  decidedAt: Moment.optional(),
  links: Links,
});
export type TaskView = z.output<typeof TaskView>;

export const listTasks = defineRoute({
  service,
  method: 'GET',
  path: '/v1/tasks',
  summary: "Your body's work list, oldest first",
  scope: 'tasks:read',
  query: PageQuery.extend({
    queue: z.string().max(64).optional(),
    lane: Lane.optional(),
    assignee: z.string().max(255).optional(),
    dueBefore: Moment.optional(),
  }),
  answers: { 200: { description: 'A page of live tasks', shape: pageShape(TaskView) } },
  problems: [403, 422],
});

export const showTask = defineRoute({
  service,
  method: 'GET',
  path: '/v1/tasks/{id}',
  summary: 'A task, with the ETag that changing it needs',
  scope: 'tasks:read',
  params: OfId,
  answers: { 200: { description: 'The task', shape: TaskView } },
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

export const decideTask = defineRoute({
  ...TASK_CHANGE,
  path: '/v1/tasks/{id}/decision',
  summary: 'Decide the filing of a task that you hold',
  body: {
    'application/json': z.strictObject({
      outcome: z.enum(['approved', 'refused']),
      reason: z.string().min(1).max(2000),
    }),
  },
});

export const TASK_ROUTES = [listTasks, showTask, claimTask, releaseTask, decideTask] as const;
