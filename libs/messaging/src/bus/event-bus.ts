import type { Tx } from '@landport/platform';

/** One message on its way out. Order within a partition is the order of the array. */
export interface OutgoingMessage {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly value: string;
  /** JSON object of strings. */
  readonly headers: string;
}

/** One message on its way in, as the bus holds it. */
export interface IncomingMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly value: Buffer | string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Subscription {
  /** Stops fetching; resolves when what was under way is handled and its offset committed. */
  stop(): Promise<void>;
  /** Milliseconds since the last fetch or commit: how a crashed consumer is seen while its process lives. */
  idleFor(): number;
}

export interface PartitionLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly messages: number;
  /** Age in seconds of the oldest message not yet taken; 0 without lag. */
  readonly seconds: number;
}

/** Takes messages in order of their partitions. When it rejects, the same messages come again. */
export type MessageHandler = (messages: readonly IncomingMessage[]) => Promise<void>;

/** The bus that joins the services: a log by topic and partition, read by groups that keep an offset. */
export interface EventBus {
  readonly kind: 'postgres' | 'kafka';
  start(): Promise<void>;
  /** @param tx  the relay's transaction; a bus in the same database joins it */
  publish(messages: readonly OutgoingMessage[], tx: Tx): Promise<void>;
  /**
   * The short way of a bus that lives in the outbox's own database: moves the oldest rows of these lanes there, in
   * order, without a byte of them travelling to this process and back. Absent on a bus elsewhere.
   * @returns how many moved
   */
  takeFromOutbox?(tx: Tx, lanes: readonly number[], limit: number): Promise<number>;
  /** A new group starts at the oldest message. */
  subscribe(group: string, topics: readonly string[], handle: MessageHandler): Promise<Subscription>;
  lag(group: string, topics: readonly string[]): Promise<PartitionLag[]>;
  /** Creates topics that are missing, with a partition a lane. Part of the deploy step. */
  createTopics(topics: readonly string[]): Promise<void>;
  /** Sets a group's offsets back to the oldest message. The group must be stopped. */
  rewind(group: string, topics: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export const EVENT_BUS = Symbol('event bus');
