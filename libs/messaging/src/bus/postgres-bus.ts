import { Database, type Clock, type Logger, type Timers, type Tx } from '@landport/platform';
import { LANES } from '../outbox/lane';
import { BusSignal } from './bus-signal';
import type { EventBus, MessageHandler, OutgoingMessage, PartitionLag, Subscription } from './event-bus';
import { PostgresSubscription } from './postgres-subscription';

export interface PostgresBusOptions {
  readonly url: string;
  readonly name: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** Channel on which processes tell each other that something was published; debounced, never one a transaction. */
export const CHANNEL = 'landport_bus';
const NOTIFY_EVERY_MS = 20;

/** The log in PostgreSQL, for a window that starts in seconds with nothing but Node. */
export class PostgresBus implements EventBus {
  readonly kind = 'postgres';
  private readonly database: Database;
  private readonly subscriptions = new Set<PostgresSubscription>();
  private isNotifyDue = false;

  constructor(private readonly options: PostgresBusOptions) {
    const onIdleError = (error: Error): void => options.logger.warn({ err: error }, 'bus connection lost');
    this.database = new Database({ url: options.url, pool: 2, name: `${options.name} bus`, onIdleError });
  }

  async start(): Promise<void> {
    await this.database.query('SELECT 1');
  }

  async publish(messages: readonly OutgoingMessage[], tx: Tx): Promise<void> {
    const [row] = await tx.prepared<{ published: number }>('bus.publish', PUBLISH, [
      messages.map((m) => m.topic),
      messages.map((m) => m.partition),
      messages.map((m) => m.key),
      messages.map((m) => m.value),
      messages.map((m) => m.headers),
      this.options.clock.now(),
    ]);
    assertAllPublished(messages.length, row?.published ?? 0);
    this.signal(tx, new Set(messages.map((m) => m.topic)));
  }

  async takeFromOutbox(tx: Tx, lanes: readonly number[], limit: number): Promise<number> {
    const [row] = await tx.prepared<Taken>('bus.take', TAKE_FROM_OUTBOX, [
      lanes,
      limit,
      this.options.clock.now(),
    ]);
    const { taken, published, topics } = row as Taken;
    assertAllPublished(taken, published);
    if (taken > 0) this.signal(tx, topics);
    return taken;
  }

  async subscribe(group: string, topics: readonly string[], handle: MessageHandler): Promise<Subscription> {
    const subscription = new PostgresSubscription({ ...this.options, group, topics, handle });
    await subscription.start();
    this.subscriptions.add(subscription);
    return subscription;
  }

  async lag(group: string, topics: readonly string[]): Promise<PartitionLag[]> {
    const rows = await this.database.query<{
      topic: string;
      partition: number;
      messages: number;
      oldest: Date | null;
    }>(LAG, [group, topics]);
    const now = this.options.clock.now().getTime();
    return rows.map(({ oldest, ...row }) => ({
      ...row,
      group,
      seconds: oldest === null ? 0 : Math.max(0, (now - oldest.getTime()) / 1000),
    }));
  }

  async createTopics(topics: readonly string[]): Promise<void> {
    await this.database.query(
      'INSERT INTO bus.topic SELECT * FROM unnest($1::text[]) ON CONFLICT DO NOTHING',
      [topics],
    );
    await this.database.query(
      `INSERT INTO bus.partition (topic, partition)
       SELECT topic, lane FROM unnest($1::text[]) AS topic, generate_series(0, $2 - 1) AS lane
       ON CONFLICT DO NOTHING`,
      [topics, LANES],
    );
  }

  async rewind(group: string, topics: readonly string[]): Promise<void> {
    await this.database.query(
      'UPDATE bus.group_offset SET next_offset = 0 WHERE group_name = $1 AND topic = ANY ($2)',
      [group, topics],
    );
  }

  async stop(): Promise<void> {
    await Promise.all([...this.subscriptions].map((each) => each.stop()));
    await this.database.close();
  }

  private signal(tx: Tx, topics: Iterable<string>): void {
    tx.afterCommit(() => {
      BusSignal.published(topics);
      this.notifyOtherProcesses();
    });
  }

  private notifyOtherProcesses(): void {
    if (this.isNotifyDue) return;
    this.isNotifyDue = true;
    this.options.timers.after(NOTIFY_EVERY_MS, () => {
      this.isNotifyDue = false;
      this.database.query('SELECT pg_notify($1, $2)', [CHANNEL, '']).catch(() => undefined);
    });
  }
}

/** A message of a topic without partitions finds no offset: nothing of its batch may then stand. */
function assertAllPublished(wanted: number, published: number): void {
  if (published === wanted) return;
  throw new Error(`${wanted - published} messages name a topic that the deploy step did not create`);
}

interface Taken {
  readonly taken: number;
  readonly published: number;
  readonly topics: readonly string[];
}

/** Gives what `incoming` holds its offsets, by raising the counters of its partitions, and writes it to the log. */
const written = (publishedAt: string): string => `
  raised AS (
    UPDATE bus.partition p SET next_offset = p.next_offset + c.messages
    FROM (SELECT topic, partition, count(*) AS messages FROM incoming GROUP BY topic, partition) c
    WHERE p.topic = c.topic AND p.partition = c.partition
    RETURNING p.topic, p.partition, p.next_offset - c.messages AS first_offset
  ), written AS (
    INSERT INTO bus.message (topic, partition, "offset", key, value, headers, published_at)
    SELECT i.topic, i.partition,
           r.first_offset + row_number() OVER (PARTITION BY i.topic, i.partition ORDER BY i.position) - 1,
           i.key, i.value, i.headers, ${publishedAt}
    FROM incoming i JOIN raised r ON r.topic = i.topic AND r.partition = i.partition
    RETURNING 1
  )`;

const PUBLISH = `
  WITH incoming AS (
    SELECT * FROM unnest($1::text[], $2::smallint[], $3::text[], $4::text[], $5::text[])
      WITH ORDINALITY AS u (topic, partition, key, value, headers, position)
  ), ${written('$6')}
  SELECT count(*)::int AS published FROM written`;

// What PostgreSQL has compressed moves as it is.
const TAKE_FROM_OUTBOX = `
  WITH incoming AS MATERIALIZED (
    SELECT id AS position, topic, lane AS partition, stream_key AS key, data AS value, headers FROM outbox
    WHERE lane = ANY ($1::smallint[]) ORDER BY id LIMIT $2
  ), ${written('$3')}, gone AS (
    DELETE FROM outbox USING incoming WHERE outbox.id = incoming.position
  )
  SELECT count(*)::int AS taken, (SELECT count(*) FROM written)::int AS published,
         coalesce(array_agg(DISTINCT topic), '{}') AS topics FROM incoming`;

const LAG = `
  SELECT p.topic, p.partition, p.next_offset - coalesce(o.next_offset, 0) AS messages,
         (SELECT m.published_at FROM bus.message m
          WHERE m.topic = p.topic AND m.partition = p.partition AND m."offset" = coalesce(o.next_offset, 0)) AS oldest
  FROM bus.partition p
  LEFT JOIN bus.group_offset o ON o.group_name = $1 AND o.topic = p.topic AND o.partition = p.partition
  WHERE p.topic = ANY ($2)
  ORDER BY p.topic, p.partition`;
