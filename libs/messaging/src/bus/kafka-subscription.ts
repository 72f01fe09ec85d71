import { reach, type Clock, type Logger, type Timers } from '@landport/platform';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { IncomingMessage, MessageHandler, Subscription } from './event-bus';

export interface KafkaSubscriptionOptions {
  readonly group: string;
  readonly topics: readonly string[];
  readonly handle: MessageHandler;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

interface Waiting {
  readonly payload: EachBatchPayload;
  readonly messages: readonly IncomingMessage[];
  readonly done: () => void;
}

const RETRY_MS = 500;
const HEARTBEAT_EVERY_MS = 2_000;

/**
 * One member of a group on Kafka. Batches of different partitions that wait at the same time are handled together,
 * so that they share transactions; their offsets are committed together afterwards.
 */
export class KafkaSubscription implements Subscription {
  private consumer: Consumer | undefined;
  private waiting: Waiting[] = [];
  private isHandling = false;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private lastFetchAt: number;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: KafkaSubscriptionOptions,
  ) {
    this.lastFetchAt = this.now();
  }

  start(): void {
    this.running = this.run();
  }

  idleFor(): number {
    return this.now() - this.lastFetchAt;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.consumer?.disconnect().catch(() => undefined);
  }

  /** Joins the group, and joins it again whenever kafkajs gives up: the broker may be away for long. */
  private async run(): Promise<void> {
    const { logger, timers, group } = this.options;
    while (!this.stopping.signal.aborted) {
      const crashed = Promise.withResolvers<void>();
      try {
        this.consumer = await this.join(crashed.resolve);
        this.stopping.signal.addEventListener('abort', () => crashed.resolve(), { once: true });
        await crashed.promise;
        if (this.stopping.signal.aborted) return;
        await this.consumer.disconnect().catch(() => undefined);
      } catch (error) {
        logger.warn({ err: error, group }, 'no broker to read from; will try again');
      }
      await timers.sleep(RETRY_MS, this.stopping.signal);
    }
  }

  private async join(crashed: () => void): Promise<Consumer> {
    const { group, topics } = this.options;
    const consumer = this.kafka.consumer({
      groupId: group,
      sessionTimeout: 6_000,
      heartbeatInterval: HEARTBEAT_EVERY_MS,
      maxWaitTimeInMs: 250,
      maxBytesPerPartition: 256 * 1024,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) crashed();
    });
    consumer.on(consumer.events.FETCH, () => (this.lastFetchAt = this.now()));
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: topics.length * 16,
      eachBatch: (payload) => this.enqueue(payload),
    });
    return consumer;
  }

  private enqueue(payload: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.waiting.push({
      payload,
      done: resolve,
      messages: messages.map((message) => ({
        topic,
        partition,
        offset: Number(message.offset),
        key: message.key?.toString() ?? null,
        value: message.value,
        headers: Object.fromEntries(
          Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value ?? '')]),
        ),
      })),
    });
    if (!this.isHandling) void this.drain();
    return promise;
  }

  private async drain(): Promise<void> {
    this.isHandling = true;
    while (this.waiting.length > 0) {
      const taken = this.waiting;
      this.waiting = [];
      await this.take(taken.filter(({ payload }) => payload.isRunning() && !payload.isStale()));
      for (const { done } of taken) done();
    }
    this.isHandling = false;
  }

  private async take(taken: readonly Waiting[]): Promise<void> {
    const { handle, logger, group, timers } = this.options;
    const isOurs = (): boolean => taken.some(({ payload }) => payload.isRunning() && !payload.isStale());
    const stopHeartbeat = timers.every(HEARTBEAT_EVERY_MS, () => {
      this.lastFetchAt = this.now();
      taken[0]?.payload.heartbeat().catch(() => undefined);
    });
    try {
      while (isOurs()) {
        try {
          await handle(taken.flatMap(({ messages }) => messages));
          await this.commit(taken);
          return;
        } catch (error) {
          logger.warn({ err: error, group }, 'events come again');
          await timers.sleep(RETRY_MS, this.stopping.signal);
        }
      }
    } finally {
      stopHeartbeat();
    }
  }

  private async commit(taken: readonly Waiting[]): Promise<void> {
    reach('offset.before-commit');
    await this.consumer?.commitOffsets(
      taken.map(({ payload: { batch } }) => ({
        topic: batch.topic,
        partition: batch.partition,
        offset: String(Number(batch.lastOffset()) + 1),
      })),
    );
    for (const { payload } of taken) payload.resolveOffset(payload.batch.lastOffset());
    reach('offset.after-commit');
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }
}
