import { changeWebhook } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, requireIfMatch, Route, type InputOf } from '@landport/http';
import { Clock, Database } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChannelFactory } from '../deliver-webhooks/channel-factory';
import { WebhookDispatcher } from '../deliver-webhooks/webhook-dispatcher';
import { checkTarget } from '../outgoing-address/target-rules';
import { endpointView, type EndpointView } from '../webhook-endpoints/endpoint-view';
import { EndpointRepository } from '../webhook-endpoints/endpoint.repository';

@Controller()
export class ChangeWebhookController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(EndpointRepository) private readonly endpoints: EndpointRepository,
    @Inject(ChannelFactory) private readonly channels: ChannelFactory,
    @Inject(WebhookDispatcher) private readonly dispatcher: WebhookDispatcher,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(changeWebhook)
  async change(
    @Input() { params: { id }, headers, body }: InputOf<typeof changeWebhook>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<EndpointView> {
    checkTarget(body.url, this.channels.policy);
    const changed = await this.db.transaction(async (tx) => {
      const endpoint = await this.endpoints.get(tx, organisationId, id);
      requireIfMatch(headers['if-match'], endpoint.fields.version, `/v1/webhook-endpoints/${id}`);
      await this.endpoints.save(tx, endpoint.changed(body, this.clock.now()));
      return this.endpoints.show(organisationId, id, tx);
    });
    // Waited for, so that a pause and a new address hold here once the answer is given.
    await this.dispatcher.round();
    void reply.header('etag', etagOf(changed.version));
    return endpointView(changed);
  }
}
