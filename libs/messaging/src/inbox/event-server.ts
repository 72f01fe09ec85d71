import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { Readiness, type Clock, type Database, type Ids, type Logger, type Timers } from '@landport/platform';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EventBus, Subscription } from '../bus/event-bus';
import { RetryWorker } from '../parking/retry-worker';
import type { EventContext, ReceivedEvent } from '../received-event';
import type { Reaction } from './dispatch';
import { Inbox } from './inbox';

export interface EventServerOptions {
  /** The group is the service: its members share the work. */
  readonly group: string;
  readonly topics: readonly string[];
  readonly bus: EventBus;
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly readiness: Readiness;
}

/** A consumer that has fetched nothing for so long is taken for dead though its process lives. */
const DEAD_AFTER_MS = 10_000;

/**
 * Brings events from the bus to ordinary `@EventPattern` handlers. Nest's own Kafka transport redelivers a failing
 * event for ever and blocks its partition; here it is parked, and only its stream waits.
 */
export class EventServer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private subscription: Subscription | undefined;
  private retryWorker: RetryWorker | undefined;

  constructor(private readonly options: EventServerOptions) {
    super();
  }

  async listen(listening: (error?: unknown) => void): Promise<void> {
    const { bus, group, topics, readiness } = this.options;
    const reactions = this.reactions();
    this.retryWorker = new RetryWorker({ ...this.options, reactions });
    const inbox = new Inbox({ ...this.options, reactions });
    try {
      this.subscription = await bus.subscribe(group, topics, (messages) => inbox.handle(messages));
      this.retryWorker.start();
      readiness.add({ name: 'events', check: () => this.assertConsuming() });
      listening();
    } catch (error) {
      listening(error);
    }
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
    await this.retryWorker?.stop();
  }

  on(): never {
    throw new Error('the event server emits nothing');
  }

  unwrap<T>(): T {
    return this.options.bus as T;
  }

  private async assertConsuming(): Promise<void> {
    const idle = this.subscription?.idleFor() ?? 0;
    if (idle > DEAD_AFTER_MS) throw new Error(`no fetch for ${Math.round(idle / 1000)} s`);
  }

  private reactions(): Map<string, Reaction> {
    return new Map([...this.messageHandlers].map(([type, handler]) => [type, reactionOf(handler)]));
  }
}

/** Nest wraps a method once for each of its patterns; they share the extras of its decorator, and so are known as one. */
function reactionOf(handler: MessageHandler): Reaction {
  const isBatch = (handler.extras as { batch?: boolean } | undefined)?.batch === true;
  const call = async (payload: unknown, context: EventContext): Promise<void> => {
    const result: unknown = await handler(payload, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  };
  return {
    handler: handler.extras ?? handler,
    isBatch,
    run: (events, context) => (isBatch ? call(events, context) : call(events[0] as ReceivedEvent, context)),
  };
}
