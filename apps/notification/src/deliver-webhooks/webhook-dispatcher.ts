import { Clock, Ids, LOGGER, Randomness, Readiness, Timers, type Logger } from '@landport/platform';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { FeedTails } from '../feed/feed-tails';
import { FeedRepository } from '../feed/feed.repository';
import { ChannelFactory } from './channel-factory';
import { DeliveryRecorder } from './delivery-recorder';
import { DeliveryRepository } from './delivery.repository';
import { EndpointWorker } from './endpoint-worker';
import type { DueEntry, HeldEndpoint } from './held-endpoint';

/** How often claims are kept and due entries are looked for. */
const ROUND_MS = 1_000;

/** A claim that is not kept ends after this: how long a killed process delays its endpoints. */
const CLAIM_MS = 6_000;

/** What a stopping process takes at most to write down; the rest is sent again. */
const LAST_WORDS_MS = 5_000;

/** Without a round for so long the service says that it cannot do its work. */
const SILENT_MS = 10_000;

/** Gives every active endpoint its worker, in one process at a time. */
@Injectable()
export class WebhookDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly holder: string;
  private readonly workers = new Map<string, EndpointWorker>();
  private stopRounds: () => void = () => undefined;
  private current: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private stopped = false;
  private lastRoundAt: Date;

  constructor(
    @Inject(DeliveryRepository) private readonly deliveries: DeliveryRepository,
    @Inject(DeliveryRecorder) private readonly recorder: DeliveryRecorder,
    @Inject(ChannelFactory) private readonly channels: ChannelFactory,
    @Inject(FeedTails) private readonly tails: FeedTails,
    @Inject(FeedRepository) private readonly feed: FeedRepository,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(Randomness) private readonly randomness: Randomness,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Ids) private readonly ids: Ids,
  ) {
    this.holder = ids.next();
    this.lastRoundAt = clock.now();
  }

  onApplicationBootstrap(): void {
    this.readiness.add({ name: 'webhooks', check: () => this.check() });
    this.stopRounds = this.timers.every(ROUND_MS, () => void (this.current ?? this.round()));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.stopRounds();
    await (this.next ?? this.current);
    await Promise.all([...this.workers.values()].map((worker) => worker.stop()));
    const limit = new AbortController();
    const drained = this.recorder.drained().then(() => limit.abort());
    await Promise.race([drained, this.timers.sleep(LAST_WORDS_MS, limit.signal)]);
    await this.deliveries
      .release(this.holder)
      .catch((error: unknown) => this.logger.warn({ error }, 'claims kept'));
  }

  /**
   * Keeps and takes claims, then hands out what is due. One at a time: a call during a round gets one of its own
   * after it, because the round under way may have looked too early.
   */
  round(): Promise<void> {
    if (!this.current) return this.beginRound();
    this.next ??= this.current.then(() => {
      this.next = undefined;
      return this.beginRound();
    });
    return this.next;
  }

  private beginRound(): Promise<void> {
    this.current = this.rounds()
      .catch((error: unknown) => this.logger.warn({ error }, 'webhooks not looked after'))
      .finally(() => (this.current = undefined));
    return this.current;
  }

  private async rounds(): Promise<void> {
    if (this.stopped) return;
    const now = this.clock.now();
    const held = await this.deliveries.claim(this.holder, now, new Date(now.getTime() + CLAIM_MS));
    const ids = new Set(held.map(({ id }) => id));
    for (const [id, worker] of this.workers) {
      if (ids.has(id)) continue;
      this.workers.delete(id);
      void worker.stop();
    }
    for (const endpoint of held) await this.employ(endpoint);
    await this.handOutDue(now);
    this.lastRoundAt = now;
  }

  private async employ(endpoint: HeldEndpoint): Promise<void> {
    const worker = this.workers.get(endpoint.id);
    if (worker?.version === endpoint.version) return;
    const channel = this.channels.open(endpoint.url, await this.deliveries.keysOf(endpoint.id));
    if (worker) return worker.adopt(endpoint, channel);
    const hired = new EndpointWorker(endpoint, {
      holder: this.holder,
      recorder: this.recorder,
      waiting: await this.deliveries.waitingOf(endpoint.id),
      following: await this.tails.follow(endpoint.organisationId),
      channel,
      breadth: this.channels.breadth,
      ids: this.ids,
      timers: this.timers,
      randomness: this.randomness,
      logger: this.logger,
      onGone: (id) => this.disable(id),
    });
    this.workers.set(endpoint.id, hired);
    void hired.run();
  }

  private async handOutDue(now: Date): Promise<void> {
    if (this.workers.size === 0) return;
    const due = await this.deliveries.due([...this.workers.keys()], now);
    for (const [endpointId, entries] of Map.groupBy(due, (each: DueEntry) => each.endpointId)) {
      const worker = this.workers.get(endpointId);
      if (!worker) continue;
      const found = await this.feed.at(
        worker.organisationId,
        entries.map(({ sequence }) => sequence),
      );
      worker.offer(entries, new Map(found.map((entry) => [entry.sequence, entry])), now);
    }
  }

  private disable(endpointId: string): void {
    this.deliveries
      .disable(endpointId, 'The receiver answered 410 Gone.', this.clock.now())
      .then(() => this.round())
      .catch((error: unknown) => this.logger.warn({ error, endpointId }, 'endpoint not switched off'));
  }

  private check(): Promise<void> {
    const silentMs = this.clock.now().getTime() - this.lastRoundAt.getTime();
    if (silentMs < SILENT_MS) return Promise.resolve();
    return Promise.reject(new Error(`webhooks were not looked after for ${Math.round(silentMs / 1_000)} s`));
  }
}
