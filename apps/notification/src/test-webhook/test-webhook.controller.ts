import { testWebhook } from '@landport/contracts';
import { Caller, Input, Route, Trace, type InputOf } from '@landport/http';
import { Clock, Ids, type TraceContext } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import { ChannelFactory } from '../deliver-webhooks/channel-factory';
import { isDelivered } from '../deliver-webhooks/delivery-outcome';
import { DeliveryRepository } from '../deliver-webhooks/delivery.repository';
import type { AttemptRecord } from '../deliver-webhooks/held-endpoint';
import { attemptView, type AttemptView } from '../list-deliveries/attempt-view';
import { EndpointRepository } from '../webhook-endpoints/endpoint.repository';

const TYPE = 'landport.notification.test.v1';

/** One signed message of no consequence, sent once, now, on a connection of its own; it stands in the log only. */
@Controller()
export class TestWebhookController {
  constructor(
    @Inject(EndpointRepository) private readonly endpoints: EndpointRepository,
    @Inject(ChannelFactory) private readonly channels: ChannelFactory,
    @Inject(DeliveryRepository) private readonly deliveries: DeliveryRepository,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(testWebhook)
  async test(
    @Input() { params }: InputOf<typeof testWebhook>,
    @Caller() { organisationId }: Caller,
    @Trace() trace: TraceContext,
  ): Promise<AttemptView> {
    const { id: endpointId, url, keys } = await this.endpoints.show(organisationId, params.id);
    const id = this.ids.next();
    const timestamp = this.clock.now().toISOString();
    const body = JSON.stringify({ type: TYPE, timestamp, id, data: { endpointId } });
    const channel = this.channels.open(url, keys);
    const outcome = await channel.send({ id, traceparent: trace.traceparent, body });
    await channel.close();
    const attempt: AttemptRecord = {
      id: this.ids.next(),
      messageId: id,
      sequence: null,
      type: TYPE,
      attempt: 1,
      outcome: isDelivered(outcome) ? 'delivered' : 'failed',
      status: outcome.status ?? null,
      fault: outcome.fault ?? null,
      answer: outcome.answer ?? null,
      sentAt: outcome.sentAt,
      tookMs: outcome.tookMs,
      nextTryAt: null,
    };
    await this.deliveries.log(endpointId, attempt);
    return attemptView(attempt, url);
  }
}
