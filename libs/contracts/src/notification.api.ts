import { z } from 'zod';
import { EVENTS } from './catalogue';
import { IdempotencyHeaders, IfMatchHeaders } from './conditional';
import { PageQuery, pageShape } from './paging';
import { defineRoute } from './route';
import { Id, Link, Moment, QueryInteger } from './values';

const Sequence = QueryInteger(0, Number.MAX_SAFE_INTEGER);

export const FeedEntryShape = z.strictObject({
  sequence: z.number().int().min(1).describe("Place in your organisation's feed, without gaps"),
  id: Id.describe('Id of the event; the webhook-id of its deliveries'),
  type: z.string().describe('landport.<context>.<fact>.v<n>'),
  time: Moment,
  subject: z.string().describe('The object it is about'),
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  data: z.record(z.string(), z.unknown()),
});

export const readFeed = defineRoute({
  service: 'notification',
  method: 'GET',
  path: '/v1/feed',
  summary: 'What your organisation was told, in order and without gaps',
  scope: 'feed:read',
  query: z.strictObject({
    after: Sequence.default(0).describe('The last sequence you have; 0 reads from the start'),
    limit: QueryInteger(1, 500).default(25),
  }),
  answers: {
    200: {
      description: 'The entries after that place; Link leads to the next ones',
      shape: z.strictObject({
        entries: z.array(FeedEntryShape),
        last: z.number().int().min(0).describe('Where the feed ends now'),
        next: Link.optional().describe('Leads on; absent at the end'),
      }),
    },
  },
});

export const showFeedEntry = defineRoute({
  service: 'notification',
  method: 'GET',
  path: '/v1/feed/{sequence}',
  summary: 'One entry of your feed',
  scope: 'feed:read',
  params: z.strictObject({ sequence: Sequence }),
  answers: { 200: { description: 'The entry', shape: FeedEntryShape } },
  problems: [404],
});

export const streamFeed = defineRoute({
  service: 'notification',
  method: 'GET',
  path: '/v1/feed/stream',
  summary: 'Your feed as server-sent events, from Last-Event-ID on',
  scope: 'feed:read',
  query: z.strictObject({
    after: Sequence.optional().describe('Where to begin without Last-Event-ID; absent begins at the end'),
  }),
  headers: z.object({ 'last-event-id': Sequence.optional() }),
  answers: { 200: { description: 'text/event-stream; the id of each event is its sequence', shape: null } },
  problems: [422],
});

const EventType = z.enum([...EVENTS.keys()] as [string, ...string[]]);

const EndpointBody = z.strictObject({
  url: z.string().min(1).max(2_048).describe('https, public host, port 443'),
  description: z.string().max(200).default(''),
  types: z.array(EventType).max(100).default([]).describe('Types of events to be pushed; empty: every type'),
});

export const SigningKeyShape = z.strictObject({
  algorithm: z.enum(['ed25519', 'hmac-sha256']),
  publicKey: z.string().optional().describe('whpk_…, what v1a signatures verify with'),
  secret: z
    .string()
    .optional()
    .describe('whsec_…, what v1 signatures verify with; shown when made, never again'),
  createdAt: Moment,
  expiresAt: Moment.optional().describe('Signs beside its successor until then'),
});

export const WebhookEndpointShape = z.strictObject({
  id: Id,
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()),
  state: z.enum(['active', 'paused', 'disabled']),
  stateReason: z.string(),
  keys: z.array(SigningKeyShape),
  cursor: z
    .number()
    .int()
    .describe('Feed entries up to this one are delivered, not wanted, or wait for another try'),
  waiting: z.number().int().describe('Entries that wait for another try'),
  held: z.number().int().describe('Entries whose tries are used up; redeliveries send them again'),
  createdAt: Moment,
  changedAt: Moment,
});

const OfEndpoint = z.strictObject({ id: Id });

export const registerWebhook = defineRoute({
  service: 'notification',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  summary: 'Have your feed pushed to an address, from now on',
  scope: 'webhooks:write',
  headers: IdempotencyHeaders,
  body: {
    'application/json': EndpointBody.extend({
      hmac: z.boolean().default(false).describe('Sign by a shared secret (v1) as well as by ed25519 (v1a)'),
    }),
  },
  answers: { 201: { description: 'The endpoint with its keys', shape: WebhookEndpointShape } },
  problems: [409, 422],
});

export const listWebhooks = defineRoute({
  service: 'notification',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  summary: 'Your webhook endpoints',
  scope: 'webhooks:write',
  answers: {
    200: {
      description: 'All of them, oldest first',
      shape: z.strictObject({ items: z.array(WebhookEndpointShape) }).describe('At most 50 an organisation'),
    },
  },
});

export const showWebhook = defineRoute({
  service: 'notification',
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}',
  summary: 'One webhook endpoint',
  scope: 'webhooks:write',
  params: OfEndpoint,
  answers: { 200: { description: 'The endpoint', shape: WebhookEndpointShape } },
  problems: [404],
});

export const changeWebhook = defineRoute({
  service: 'notification',
  method: 'PUT',
  path: '/v1/webhook-endpoints/{id}',
  summary: 'Change address or filter, pause and take up again',
  scope: 'webhooks:write',
  params: OfEndpoint,
  headers: IfMatchHeaders,
  body: {
    'application/json': EndpointBody.extend({ state: z.enum(['active', 'paused']).default('active') }),
  },
  answers: { 200: { description: 'The endpoint as it is now', shape: WebhookEndpointShape } },
  problems: [404, 409, 412, 422, 428],
});

export const removeWebhook = defineRoute({
  service: 'notification',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{id}',
  summary: 'Stop pushing to an address for good',
  scope: 'webhooks:write',
  params: OfEndpoint,
  answers: { 204: { description: 'Gone, with what waited for it; the feed keeps everything', shape: null } },
  problems: [404],
});

export const rotateSecret = defineRoute({
  service: 'notification',
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/secret-rotation',
  summary: 'Make new keys; old and new sign side by side for a while',
  scope: 'webhooks:write',
  params: OfEndpoint,
  headers: IdempotencyHeaders,
  body: {
    'application/json': z.strictObject({
      overlapHours: z.number().int().min(0).max(168).default(24).describe('How long the old keys still sign'),
    }),
  },
  answers: { 201: { description: 'The endpoint with old and new keys', shape: WebhookEndpointShape } },
  problems: [404, 409, 422],
});

export const AttemptShape = z.strictObject({
  id: Id,
  messageId: Id.describe('webhook-id that was sent'),
  sequence: z.number().int().optional().describe('The feed entry; absent for a test'),
  type: z.string(),
  attempt: z.number().int(),
  outcome: z.enum(['delivered', 'retrying', 'held', 'failed']),
  request: z.strictObject({ method: z.literal('POST'), url: z.string() }),
  status: z.number().int().optional().describe('Absent when there was no answer'),
  fault: z.string().optional(),
  answer: z.string().optional().describe('Beginning of what a failing receiver answered'),
  sentAt: Moment,
  tookMs: z.number().int(),
  nextTryAt: Moment.optional(),
});

export const listDeliveries = defineRoute({
  service: 'notification',
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}/deliveries',
  summary: 'What was sent to an endpoint and what came of it, newest first',
  scope: 'webhooks:write',
  params: OfEndpoint,
  query: PageQuery,
  answers: { 200: { description: 'A page of the log', shape: pageShape(AttemptShape) } },
  problems: [404],
});

export const testWebhook = defineRoute({
  service: 'notification',
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/test',
  summary: 'Send a signed test message now and see what the receiver answers',
  scope: 'webhooks:write',
  params: OfEndpoint,
  answers: { 200: { description: 'The attempt', shape: AttemptShape } },
  problems: [404, 422],
});

export const redeliver = defineRoute({
  service: 'notification',
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/redeliveries',
  summary: 'Send one entry or a range of them again, with the same webhook-id',
  scope: 'webhooks:write',
  params: OfEndpoint,
  body: {
    'application/json': z
      .strictObject({ from: z.number().int().min(1), to: z.number().int().min(1).optional() })
      .describe('Sequences of the feed, both included; without `to` that one alone; at most 1,000'),
  },
  answers: {
    202: {
      description: 'How many entries are on their way again',
      shape: z.strictObject({ entries: z.number().int() }),
    },
  },
  problems: [404, 422],
});

export const NOTIFICATION_ROUTES = [
  readFeed,
  streamFeed,
  showFeedEntry,
  registerWebhook,
  listWebhooks,
  showWebhook,
  changeWebhook,
  removeWebhook,
  rotateSecret,
  listDeliveries,
  testWebhook,
  redeliver,
] as const;
