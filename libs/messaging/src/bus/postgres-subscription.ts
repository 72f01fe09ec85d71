import { crc32 } from 'node:zlib';
import type { Clock, Logger, Timers } from '@landport/platform';
import { reach } from '@landport/platform';
import { Client } from 'pg';
import { Wake } from '../wake';
import { BusSignal } from './bus-signal';
import type { IncomingMessage, MessageHandler, Subscription } from './event-bus';

interface Position {
  readonly topic: string;
  readonly partition: number;
  nextOffset: number;
}

export interface PostgresSubscriptionOptions {
  readonly url: string;
  readonly name: string;
  readonly group: string;
  readonly topics: readonly string[];
  readonly handle: MessageHandler;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

const POLL_MS = 250;
const CLAIM_EVERY_MS = 1_000;
/** Of each partition at a time, so that a full one starves no other. */
const PARTITION_LIMIT = 32;

/** Advisory locks take two int4; crc32 gives the whole range unsigned. */
const lockNumber = (text: string): number => crc32(text) | 0;

/**
 * One member of a group. It reads on a connection of its own whose session holds an advisory lock for every partition
 * it has: when the process dies the session dies, and another member takes the partitions over.
 */
export class PostgresSubscription implements Subscription {
  private client: Client | undefined;
  private positions: Position[] = [];
  private readonly wake: Wake;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private lastFetchAt: number;
  private lastClaimAt = 0;
  private unlisten: () => void = () => undefined;

  constructor(private readonly options: PostgresSubscriptionOptions) {
    this.wake = new Wake(options.timers);
    this.lastFetchAt = this.now();
  }

  async start(): Promise<void> {
    await this.connect();
    this.unlisten = BusSignal.onPublished(this.options.topics, () => this.wake.ring());
    this.running = this.run();
  }

  idleFor(): number {
    return this.now() - this.lastFetchAt;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake.ring();
    await this.running;
    this.unlisten();
    await this.client?.end().catch(() => undefined);
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if (this.client === undefined) await this.connect();
        if (this.now() - this.lastClaimAt > CLAIM_EVERY_MS) await this.claim();
        const messages = await this.fetch();
        this.lastFetchAt = this.now();
        if (messages.length === 0) await this.wake.sleep(POLL_MS);
        else await this.take(messages);
      } catch (error) {
        this.options.logger.warn({ err: error, group: this.options.group }, 'events come again');
        await this.options.timers.sleep(500, this.stopping.signal);
      }
    }
  }

  private async take(messages: readonly IncomingMessage[]): Promise<void> {
    await this.options.handle(messages);
    reach('offset.before-commit');
    for (const { topic, partition, offset } of messages) {
      const position = this.positions.find((each) => each.topic === topic && each.partition === partition);
      if (position) position.nextOffset = offset + 1;
    }
    const moved = this.positions.filter(({ topic, partition }) =>
      messages.some((message) => message.topic === topic && message.partition === partition),
    );
    await this.client?.query({
      name: 'bus.commit',
      text: COMMIT,
      values: [this.options.group, ...columns(moved)],
    });
    reach('offset.after-commit');
  }

  private async fetch(): Promise<IncomingMessage[]> {
    if (this.client === undefined || this.positions.length === 0) return [];
    const { rows } = await this.client.query<Omit<IncomingMessage, 'headers'> & { headers: string }>({
      name: 'bus.fetch',
      text: FETCH,
      values: [...columns(this.positions), PARTITION_LIMIT],
    });
    return rows.map((row) => ({ ...row, headers: JSON.parse(row.headers) as Record<string, string> }));
  }

  /** Takes partitions that no other member holds. */
  private async claim(): Promise<void> {
    this.lastClaimAt = this.now();
    const { rows } = await this.client!.query<{ topic: string; partition: number }>(
      'SELECT topic, partition FROM bus.partition WHERE topic = ANY ($1) ORDER BY topic, partition',
      [this.options.topics],
    );
    const free = rows.filter(
      (r) => !this.positions.some((p) => p.topic === r.topic && p.partition === r.partition),
    );
    for (const { topic, partition } of free) {
      const { rows: taken } = await this.client!.query<{ locked: boolean }>(
        'SELECT pg_try_advisory_lock($1, $2) AS locked',
        [lockNumber(this.options.group), lockNumber(`${topic}/${partition}`)],
      );
      if (taken[0]?.locked)
        this.positions.push({ topic, partition, nextOffset: await this.committed(topic, partition) });
    }
  }

  private async committed(topic: string, partition: number): Promise<number> {
    const { rows } = await this.client!.query<{ next_offset: number }>(
      'SELECT next_offset FROM bus.group_offset WHERE group_name = $1 AND topic = $2 AND partition = $3',
      [this.options.group, topic, partition],
    );
    return rows[0]?.next_offset ?? 0;
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.options.url,
      application_name: `${this.options.name} ${this.options.group} reader`,
      keepAlive: true,
      // A lost offset only brings events again that their watermark knows.
      options: '-c synchronous_commit=off',
    });
    client.on('error', () => this.disconnected(client));
    client.on('end', () => this.disconnected(client));
    client.on('notification', () => this.wake.ring());
    await client.connect();
    await client.query('LISTEN landport_bus');
    this.client = client;
    this.lastClaimAt = 0;
  }

  private disconnected(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.positions = [];
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }
}

const columns = (positions: readonly Position[]): [string[], number[], number[]] => [
  positions.map((each) => each.topic),
  positions.map((each) => each.partition),
  positions.map((each) => each.nextOffset),
];

const FETCH = `
  SELECT m.topic, m.partition, m."offset", m.key, m.value, m.headers
  FROM unnest($1::text[], $2::smallint[], $3::bigint[]) AS at (topic, partition, next_offset)
  JOIN bus.partition p ON p.topic = at.topic AND p.partition = at.partition AND p.next_offset > at.next_offset
  CROSS JOIN LATERAL (
    SELECT b.topic, b.partition, b."offset", b.key, b.value, b.headers FROM bus.message b
    WHERE b.topic = at.topic AND b.partition = at.partition AND b."offset" >= at.next_offset
    ORDER BY b."offset" LIMIT $4
  ) m
  ORDER BY m.topic, m.partition, m."offset"`;

const COMMIT = `
  INSERT INTO bus.group_offset AS o (group_name, topic, partition, next_offset)
  SELECT $1, * FROM unnest($2::text[], $3::smallint[], $4::bigint[])
  ON CONFLICT (group_name, topic, partition)
  DO UPDATE SET next_offset = greatest(o.next_offset, excluded.next_offset)`;
