import { z } from 'zod';
import { SERVICES } from './catalogue';
import { defineRoute } from './route';
import { Id, Moment } from './values';

const Service = z.enum(SERVICES);
const OfService = z.strictObject({ service: Service.optional().describe('Only this service; else all') });
const AtService = z.strictObject({ service: Service.describe('Where the event is parked') });
/** Names of services that gave no answer, so that a short list is not taken for a whole one. */
const Unavailable = z.array(Service).optional();

export const ParkedEvent = z.strictObject({
  id: Id,
  service: Service,
  topic: z.string(),
  streamKey: z.string(),
  sequence: z.number().int(),
  type: z.string(),
  error: z.string(),
  attempts: z.number().int(),
  dueAt: Moment.nullable().describe('Next attempt; null when it waits for its stream or for an operator'),
  parkedAt: Moment,
});
export type ParkedEvent = z.output<typeof ParkedEvent>;

export const TopicLag = z.strictObject({
  service: Service.describe('The group that reads'),
  topic: z.string(),
  partition: z.number().int(),
  messages: z.number().int(),
  seconds: z.number().describe('Age of the oldest message not yet handled'),
});
export type TopicLag = z.output<typeof TopicLag>;

const Action = z.strictObject({ reason: z.string().min(1).max(500).describe('Stands in the audit') });

export const listParked = defineRoute({
  service: 'every',
  method: 'GET',
  path: '/v1/operations/parked',
  summary: 'Events that their handlers refused, and those that wait behind them',
  scope: 'operations',
  query: OfService,
  answers: {
    200: {
      description: 'Parked events, oldest first',
      shape: z.strictObject({ items: z.array(ParkedEvent), unavailable: Unavailable }),
    },
  },
});

export const showLag = defineRoute({
  service: 'every',
  method: 'GET',
  path: '/v1/operations/lag',
  summary: 'How far each service is behind on each topic, in messages and seconds',
  scope: 'operations',
  query: OfService,
  answers: {
    200: {
      description: 'Lag by partition',
      shape: z.strictObject({ items: z.array(TopicLag), unavailable: Unavailable }),
    },
  },
});

const act = <const Path extends string>(path: Path, summary: string) =>
  defineRoute({
    service: 'every',
    method: 'POST',
    path,
    summary,
    scope: 'operations',
    params: z.strictObject({ id: Id }),
    query: AtService,
    body: { 'application/json': Action },
    answers: { 204: { description: 'Done and written to the audit', shape: null } },
    problems: [404, 415, 422],
  });

export const retryParked = act('/v1/operations/parked/{id}/retry', 'Handle a parked event again now');
export const skipParked = act(
  '/v1/operations/parked/{id}/skip',
  'Leave a parked event out; its stream goes on',
);

export const OPERATIONS_ROUTES = [listParked, showLag, retryParked, skipParked] as const;
