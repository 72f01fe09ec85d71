import type { Sql } from '@landport/platform';
import type { ReceivedEvent } from '../received-event';

/** A stream within a topic. */
export const streamOf = (event: Pick<ReceivedEvent, 'topic' | 'streamKey'>): string =>
  `${event.topic} ${event.streamKey}`;

/**
 * Raises the group's watermarks to the newest of these events and locks them until the transaction ends.
 * Streams are taken in sorted order, so that two members cannot deadlock.
 * @returns the position before, for each stream that has anything new; 0 where the group meets the stream first
 */
export async function raiseWatermarks(
  sql: Sql,
  group: string,
  events: readonly ReceivedEvent[],
): Promise<Map<string, number>> {
  const highest = new Map<string, ReceivedEvent>();
  for (const event of events) {
    const stream = streamOf(event);
    if (event.sequence > (highest.get(stream)?.sequence ?? 0)) highest.set(stream, event);
  }
  const sorted = [...highest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
  const rows = await sql.prepared<{ topic: string; stream_key: string; before: number | null }>(
    'inbox.raise',
    RAISE,
    [
      group,
      sorted.map((event) => event.topic),
      sorted.map((event) => event.streamKey),
      sorted.map((event) => event.sequence),
    ],
  );
  return new Map(rows.map((r) => [streamOf({ topic: r.topic, streamKey: r.stream_key }), r.before ?? 0]));
}

/** Streams among these that are halted: something of theirs is parked. Asked while their watermarks are locked. */
export async function haltedStreams(
  sql: Sql,
  group: string,
  events: readonly ReceivedEvent[],
): Promise<Set<string>> {
  const rows = await sql.prepared<{ topic: string; stream_key: string }>('inbox.halted', HALTED, [
    group,
    events.map((event) => event.streamKey),
  ]);
  return new Set(rows.map((r) => streamOf({ topic: r.topic, streamKey: r.stream_key })));
}

const RAISE = `
  INSERT INTO watermark AS w (group_name, topic, stream_key, sequence)
  SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[])
  ON CONFLICT (group_name, topic, stream_key) DO UPDATE SET sequence = excluded.sequence
    WHERE w.sequence < excluded.sequence
  RETURNING topic, stream_key, old.sequence AS before`;

const HALTED = `
  SELECT DISTINCT topic, stream_key FROM parked_event WHERE group_name = $1 AND stream_key = ANY ($2::text[])`;
