import { registerWebhook } from '@landport/contracts';
import { Caller, etagOf, Idempotent, Input, Once, Route, type InputOf } from '@landport/http';
import { Clock, Ids } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import { ChannelFactory } from '../deliver-webhooks/channel-factory';
import { WebhookDispatcher } from '../deliver-webhooks/webhook-dispatcher';
import { WebhookEndpoint } from '../domain/webhook-endpoint';
import { checkTarget } from '../outgoing-address/target-rules';
import { newSigningKey } from '../signing/signing-key';
import { endpointView } from '../webhook-endpoints/endpoint-view';
import { EndpointRepository } from '../webhook-endpoints/endpoint.repository';
import { TooManyEndpoints } from '../webhook-endpoints/webhook-refusals';

const MOST_ENDPOINTS = 50;

@Controller()
export class RegisterWebhookController {
  constructor(
    @Inject(EndpointRepository) private readonly endpoints: EndpointRepository,
    @Inject(ChannelFactory) private readonly channels: ChannelFactory,
    @Inject(WebhookDispatcher) private readonly dispatcher: WebhookDispatcher,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(registerWebhook)
  register(
    @Input() { body }: InputOf<typeof registerWebhook>,
    @Caller() { organisationId }: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    const { hmac, ...target } = body;
    checkTarget(target.url, this.channels.policy);
    return once.run(async (tx) => {
      if ((await this.endpoints.count(tx, organisationId)) >= MOST_ENDPOINTS)
        throw new TooManyEndpoints(MOST_ENDPOINTS);
      const now = this.clock.now();
      const endpoint = WebhookEndpoint.registered(this.ids.next(), organisationId, target, now);
      const { id, version } = endpoint.fields;
      await this.endpoints.add(tx, endpoint);
      await this.endpoints.addKey(tx, id, newSigningKey('ed25519'), now);
      if (hmac) await this.endpoints.addKey(tx, id, newSigningKey('hmac-sha256'), now);
      tx.afterCommit(() => void this.dispatcher.round());
      return {
        status: 201,
        headers: { location: `/v1/webhook-endpoints/${id}`, etag: etagOf(version) },
        body: endpointView(await this.endpoints.show(organisationId, id, tx), now),
      };
    });
  }
}
