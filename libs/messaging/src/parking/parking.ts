import type { Tx } from '@landport/platform';
import type { ReceivedEvent } from '../received-event';

export interface ParkedEvent {
  readonly id: string;
  readonly group: string;
  readonly event: ReceivedEvent;
  readonly error: string;
  readonly at: Date;
}

/** Waits before the second, third … attempt, in milliseconds; after the last the stream stays halted. */
export const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 120_000, 600_000] as const;

/**
 * Sets events aside, in order, while their streams' watermarks are locked. The first of a stream is its head and
 * will be tried again; those behind it wait for it.
 */
export async function park(tx: Tx, events: readonly ParkedEvent[]): Promise<void> {
  for (const { id, group, event, error, at } of events) {
    await tx.query(PARK, [
      id,
      group,
      event.topic,
      event.streamKey,
      event.sequence,
      event.type,
      JSON.stringify(event),
      error,
      new Date(at.getTime() + RETRY_AFTER_MS[0]),
      at,
    ]);
  }
}

const PARK = `
  INSERT INTO parked_event (id, group_name, topic, stream_key, sequence, type, event, error, attempts, due_at, parked_at)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN head.stands THEN 0 ELSE 1 END,
         CASE WHEN head.stands THEN NULL ELSE $9::timestamptz END, $10
  FROM (SELECT EXISTS (
    SELECT FROM parked_event WHERE group_name = $2 AND topic = $3 AND stream_key = $4
  ) AS stands) AS head`;
