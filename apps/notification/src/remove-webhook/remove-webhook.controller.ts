import { removeWebhook } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import { WebhookDispatcher } from '../deliver-webhooks/webhook-dispatcher';
import { EndpointRepository } from '../webhook-endpoints/endpoint.repository';

@Controller()
export class RemoveWebhookController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(EndpointRepository) private readonly endpoints: EndpointRepository,
    @Inject(WebhookDispatcher) private readonly dispatcher: WebhookDispatcher,
  ) {}

  @Route(removeWebhook)
  async remove(
    @Input() { params: { id } }: InputOf<typeof removeWebhook>,
    @Caller() { organisationId }: Caller,
  ): Promise<void> {
    await this.endpoints.show(organisationId, id);
    await this.db.transaction((tx) => this.endpoints.remove(tx, id));
    // Waited for, so that nothing more is sent from here once the answer is given.
    await this.dispatcher.round();
  }
}
