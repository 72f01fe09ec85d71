import {
  createLogger,
  Randomness,
  Readiness,
  UuidV7Ids,
  type Clock,
  type Database,
  type Timers,
} from '@landport/platform';
import { ChannelFactory } from '../src/deliver-webhooks/channel-factory';
import { DeliveryRecorder } from '../src/deliver-webhooks/delivery-recorder';
import { DeliveryRepository } from '../src/deliver-webhooks/delivery.repository';
import { WebhookDispatcher } from '../src/deliver-webhooks/webhook-dispatcher';
import { WebhookEndpoint } from '../src/domain/webhook-endpoint';
import { FeedTails } from '../src/feed/feed-tails';
import { FeedRepository } from '../src/feed/feed.repository';
import { newSigningKey } from '../src/signing/signing-key';
import { EndpointRepository } from '../src/webhook-endpoints/endpoint.repository';

class NoJitter extends Randomness {
  fraction(): number {
    return 0.5;
  }
}

const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

/** The delivering part of the service on a database, with the time in the test's hand. */
export class DeliveryRoom {
  readonly ids = new UuidV7Ids();
  readonly logger = createLogger('test', 'silent');
  readonly feed: FeedRepository;
  readonly endpoints: EndpointRepository;
  private readonly processes: WebhookDispatcher[] = [];

  constructor(
    readonly db: Database,
    readonly clock: Clock,
    readonly timers: Timers,
  ) {
    this.feed = new FeedRepository(db);
    this.endpoints = new EndpointRepository(db, this.ids);
  }

  /** Another process; it works when its `round` is called. */
  process(deliveries = new DeliveryRepository(this.db)): { dispatcher: WebhookDispatcher; tails: FeedTails } {
    const { feed, clock, timers, logger } = this;
    const tails = new FeedTails(feed, timers, logger);
    const policy = { ports: [443], allowLoopback: true };
    const channels = new ChannelFactory(policy, 16, () => Promise.resolve([]), clock, timers);
    const dispatcher = new WebhookDispatcher(
      deliveries,
      new DeliveryRecorder(deliveries, timers, logger),
      channels,
      tails,
      feed,
      clock,
      timers,
      new NoJitter(),
      new Readiness(),
      logger,
      this.ids,
    );
    this.processes.push(dispatcher);
    return { dispatcher, tails };
  }

  /** @returns the endpoint's id */
  async register(organisationId: string, url: string, types: string[] = []): Promise<string> {
    const target = { url, description: '', types };
    const endpoint = WebhookEndpoint.registered(this.ids.next(), organisationId, target, this.clock.now());
    await this.db.transaction(async (tx) => {
      await this.endpoints.add(tx, endpoint);
      await this.endpoints.addKey(tx, endpoint.fields.id, newSigningKey('ed25519'), this.clock.now());
    });
    return endpoint.fields.id;
  }

  /** Appends one entry for each subject, in their order, in one batch. */
  async tell(
    organisations: string[],
    subjects: readonly string[],
    type = 'landport.filing.decided.v1',
  ): Promise<void> {
    await this.db.transaction((tx) =>
      this.feed.append(
        tx,
        subjects.map((subject) => ({
          id: this.ids.next(),
          type,
          time: this.clock.now(),
          subject,
          data: JSON.stringify({ subject }),
          traceparent: TRACEPARENT,
          organisations,
        })),
      ),
    );
  }

  async close(): Promise<void> {
    for (const dispatcher of this.processes) await dispatcher.beforeApplicationShutdown();
  }
}
