import { traceIdOf } from '@landport/platform';

/** One thing an organisation was told, as it stands in the feed. */
export interface FeedEntry {
  /** Place in its organisation's feed, from 1, without gaps. */
  readonly sequence: number;
  /** Id of the event it tells of; the `webhook-id` of its deliveries. */
  readonly id: string;
  readonly type: string;
  readonly time: Date;
  readonly subject: string;
  /** JSON text of what the reader may see. */
  readonly data: string;
  readonly traceparent: string;
}

/** What is told, before it has its numbers. */
export interface Telling extends Omit<FeedEntry, 'sequence'> {
  readonly organisations: readonly string[];
}

const attributesOf = (entry: FeedEntry) => ({
  sequence: entry.sequence,
  id: entry.id,
  type: entry.type,
  time: entry.time.toISOString(),
  subject: entry.subject,
  traceId: traceIdOf(entry.traceparent),
});

/** The entry as the feed shows it. `data` is spliced in as it stands, so that nothing is parsed to be written again. */
export const textOf = (entry: FeedEntry): string =>
  `${JSON.stringify(attributesOf(entry)).slice(0, -1)},"data":${entry.data}}`;
