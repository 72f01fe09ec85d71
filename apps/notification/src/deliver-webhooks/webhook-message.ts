import { traceIdOf } from '@landport/platform';
import type { FeedEntry } from '../feed/feed-entry';

/** Receivers refuse big bodies; Standard Webhooks asks for less than 20 kB. */
const LARGEST_BODY = 20_000;

/** What is posted to a receiver, the same at every try. */
export interface WebhookMessage {
  readonly id: string;
  readonly traceparent: string;
  readonly body: string;
}

/** `type`, `timestamp` and `data` as Standard Webhooks has them; big data is left in the feed and linked. */
export function messageOf(entry: FeedEntry): WebhookMessage {
  const { id, type, time, sequence, subject, traceparent } = entry;
  const attributes = {
    type,
    timestamp: time.toISOString(),
    id,
    sequence,
    subject,
    traceId: traceIdOf(traceparent),
  };
  const body = `${JSON.stringify(attributes).slice(0, -1)},"data":${entry.data}}`;
  if (Buffer.byteLength(body) < LARGEST_BODY) return { id, traceparent, body };
  const linked = { ...attributes, dataref: `/v1/feed/${sequence}` };
  return { id, traceparent, body: JSON.stringify(linked) };
}
