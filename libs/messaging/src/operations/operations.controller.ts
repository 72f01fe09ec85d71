import { Controller, Inject } from '@nestjs/common';
import {
  listParked,
  retryParked,
  showLag,
  skipParked,
  topicsReadBy,
  type ParkedEvent,
  type ServiceName,
  type TopicLag,
} from '@landport/contracts';
import { Caller, Input, objectNotFound, Route, type InputOf } from '@landport/http';
import { EVENT_BUS, type EventBus } from '../bus/event-bus';
import { ParkedEvents } from './parked-events';

export const SERVICE_NAME = Symbol('service name');

/** Each service answers for itself; the gateway asks all of them. */
@Controller()
export class OperationsController {
  constructor(
    @Inject(SERVICE_NAME) private readonly service: ServiceName,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(ParkedEvents) private readonly parked: ParkedEvents,
  ) {}

  @Route(listParked)
  async list(): Promise<{ items: ParkedEvent[] }> {
    return { items: await this.parked.list() };
  }

  @Route(showLag)
  async lag(): Promise<{ items: TopicLag[] }> {
    const lags = await this.bus.lag(this.service, topicsReadBy(this.service));
    return { items: lags.map(({ group: _, ...lag }) => ({ ...lag, service: this.service })) };
  }

  @Route(retryParked)
  async retry(
    @Input() { params, body }: InputOf<typeof retryParked>,
    @Caller() caller: Caller,
  ): Promise<void> {
    const isDone = await this.parked.retry(params.id, { reason: body.reason, actor: caller.subject });
    if (!isDone) throw objectNotFound('parked event at the head of its stream', params.id);
  }

  @Route(skipParked)
  async skip(@Input() { params, body }: InputOf<typeof skipParked>, @Caller() caller: Caller): Promise<void> {
    const isDone = await this.parked.skip(params.id, { reason: body.reason, actor: caller.subject });
    if (!isDone) throw objectNotFound('parked event at the head of its stream', params.id);
  }
}
