import type { Clock, Logger, Timers } from '@landport/platform';
import {
  CompressionTypes,
  Kafka,
  KafkaJSProtocolError,
  logLevel,
  Partitioners,
  type Admin,
  type Producer,
} from 'kafkajs';
import { LANES } from '../outbox/lane';
import type { EventBus, MessageHandler, OutgoingMessage, PartitionLag, Subscription } from './event-bus';
import { quietRequestQueue } from './kafka-idle';
import { kafkaLag } from './kafka-lag';
import { KafkaSubscription } from './kafka-subscription';

const LAG_TRIES = 10;
const LAG_PAUSE_MS = 200;

export interface KafkaBusOptions {
  readonly brokers: readonly string[];
  readonly name: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** Apache Kafka: what production, compose and Kubernetes run. */
export class KafkaBus implements EventBus {
  readonly kind = 'kafka';
  private readonly kafka: Kafka;
  private readonly admin: Admin;
  private readonly subscriptions = new Set<KafkaSubscription>();
  private producer: Promise<Producer> | undefined;
  private isAdministrating: Promise<void> | undefined;

  constructor(private readonly options: KafkaBusOptions) {
    quietRequestQueue();
    this.kafka = new Kafka({
      clientId: options.name,
      brokers: [...options.brokers],
      logLevel: logLevel.WARN,
      logCreator: () => (entry) => options.logger.debug({ kafka: entry.log }, entry.log.message),
      connectionTimeout: 3_000,
      requestTimeout: 10_000,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 8 },
    });
    this.admin = this.kafka.admin();
  }

  /** Connects to nothing: the window opens, and intake goes on, with the broker away. */
  async start(): Promise<void> {}

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    const connecting = (this.producer ??= this.connectProducer());
    const byTopic = Map.groupBy(messages, (message) => message.topic);
    try {
      const producer = await connecting;
      await producer.sendBatch({
        acks: -1,
        timeout: 10_000,
        compression: CompressionTypes.None,
        topicMessages: [...byTopic].map(([topic, ofTopic]) => ({
          topic,
          messages: ofTopic.map(({ key, value, partition, headers }) => ({
            key,
            value,
            partition,
            headers: JSON.parse(headers) as Record<string, string>,
          })),
        })),
      });
    } catch (error) {
      if (this.producer === connecting) this.abandonProducer();
      throw error;
    }
  }

  async subscribe(group: string, topics: readonly string[], handle: MessageHandler): Promise<Subscription> {
    const subscription = new KafkaSubscription(this.kafka, { ...this.options, group, topics, handle });
    this.subscriptions.add(subscription);
    subscription.start();
    return subscription;
  }

  async lag(group: string, topics: readonly string[]): Promise<PartitionLag[]> {
    const admin = await this.connectedAdmin();
    const { clock, timers } = this.options;
    for (let tries = 1; ; tries += 1) {
      try {
        return await kafkaLag(admin, group, topics, clock.now());
      } catch (error) {
        // A group's coordinator that has moved, or is still reading its log, says so by an error that passes.
        if (tries === LAG_TRIES || !(error instanceof KafkaJSProtocolError) || !error.retriable) throw error;
        await timers.sleep(LAG_PAUSE_MS);
      }
    }
  }

  async createTopics(topics: readonly string[]): Promise<void> {
    const admin = await this.connectedAdmin();
    const existing = await admin.listTopics();
    const missing = topics.filter((topic) => !existing.includes(topic));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({ topic, numPartitions: LANES })),
    });
  }

  async rewind(group: string, topics: readonly string[]): Promise<void> {
    const admin = await this.connectedAdmin();
    for (const topic of topics) await admin.resetOffsets({ groupId: group, topic, earliest: true });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.subscriptions].map((each) => each.stop()));
    await this.producer?.then((producer) => producer.disconnect()).catch(() => undefined);
    if (this.isAdministrating) await this.admin.disconnect().catch(() => undefined);
  }

  private async connectProducer(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    });
    await producer.connect();
    return producer;
  }

  /**
   * After a send whose outcome is unknown the broker may hold its sequence numbers, and refuses a batch of another
   * size under them for ever; kafkajs never asks for a new producer id. A new producer does. What it sends twice,
   * the watermarks drop.
   */
  private abandonProducer(): void {
    const abandoned = this.producer;
    this.producer = undefined;
    void abandoned?.then((producer) => producer.disconnect()).catch(() => undefined);
  }

  private async connectedAdmin(): Promise<Admin> {
    this.isAdministrating ??= this.admin.connect();
    try {
      await this.isAdministrating;
    } catch (error) {
      this.isAdministrating = undefined;
      throw error;
    }
    return this.admin;
  }
}
