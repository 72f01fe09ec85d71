import type { Fact } from '@landport/domain';
import { jsonTexts, type Clock, type Ids, type TraceContext, type Tx } from '@landport/platform';
import { laneOf } from './lane';

/** Columns of outbox rows, one array each, as `unnest` takes them: for group commits that write them in one statement. */
export interface OutboxColumns {
  readonly lane: number[];
  readonly streamKey: string[];
  readonly sequence: number[];
  readonly subject: string[];
  readonly topic: string[];
  readonly type: string[];
  readonly data: string[];
  readonly headers: string[];
  readonly createdAt: string[];
}

/** Largest event in bytes of JSON; what is bigger stays with its owner and travels as `dataref`. */
export const LARGEST_EVENT = 65_536;

/** Where a service leaves its facts, in the transaction of the change they tell of. */
export class Outbox {
  /** Called after a commit that left something; the relay listens. */
  wake: () => void = () => undefined;

  constructor(
    private readonly service: string,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Writes the facts with their row's transaction: both, or neither. */
  append(tx: Tx, facts: readonly Fact[], trace: TraceContext): Promise<void> {
    return this.appendAll(
      tx,
      facts.map((fact) => ({ fact, trace })),
    );
  }

  /** The same for facts of several causes, each with its own trace: what a batch of events changed. */
  async appendAll(
    tx: Tx,
    events: readonly { readonly fact: Fact; readonly trace: TraceContext }[],
  ): Promise<void> {
    if (events.length === 0) return;
    const c = this.columnsOf(events);
    await tx.prepared('outbox.append', APPEND, [
      c.lane,
      c.streamKey,
      c.sequence,
      c.subject,
      c.topic,
      c.type,
      jsonTexts(c.data),
      jsonTexts(c.headers),
      c.createdAt,
    ]);
    tx.afterCommit(() => this.wake());
  }

  columnsOf(events: readonly { readonly fact: Fact; readonly trace: TraceContext }[]): OutboxColumns {
    const now = this.clock.now().toISOString();
    const columns: OutboxColumns = {
      lane: [],
      streamKey: [],
      sequence: [],
      subject: [],
      topic: [],
      type: [],
      data: [],
      headers: [],
      createdAt: [],
    };
    for (const { fact, trace } of events) {
      columns.lane.push(laneOf(fact.streamKey));
      columns.streamKey.push(fact.streamKey);
      columns.sequence.push(fact.sequence);
      columns.subject.push(fact.subject);
      columns.topic.push(fact.topic);
      columns.type.push(fact.type);
      columns.data.push(dataText(fact));
      columns.headers.push(this.headersOf(fact, trace, now));
      columns.createdAt.push(now);
    }
    return columns;
  }

  /** CloudEvents 1.0 in binary mode: attributes as headers beside the JSON value. */
  private headersOf(fact: Fact, trace: TraceContext, time: string): string {
    return JSON.stringify({
      ce_specversion: '1.0',
      ce_id: this.ids.next(),
      ce_type: fact.type,
      ce_source: `/${this.service}`,
      ce_subject: fact.subject,
      ce_time: time,
      ce_sequence: String(fact.sequence),
      ce_partitionkey: fact.streamKey,
      'content-type': 'application/json',
      traceparent: trace.traceparent,
      'correlation-id': trace.correlationId,
    });
  }
}

function dataText(fact: Fact): string {
  const text = JSON.stringify(fact.data);
  // UTF-8 takes at most three bytes for a unit of a string, so that most need no counting.
  if (text.length * 3 > LARGEST_EVENT && Buffer.byteLength(text) > LARGEST_EVENT) {
    throw new Error(`${fact.type} of ${fact.subject} is over ${LARGEST_EVENT} bytes; send a dataref`);
  }
  return text;
}

const APPEND = `
  INSERT INTO outbox (lane, stream_key, sequence, subject, topic, type, data, headers, created_at)
  SELECT * FROM unnest($1::smallint[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
                       $8::text[], $9::timestamptz[])`;
