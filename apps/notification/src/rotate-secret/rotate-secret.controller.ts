import { rotateSecret } from '@landport/contracts';
import { Caller, etagOf, Idempotent, Input, Once, Route, type InputOf } from '@landport/http';
import { Clock } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import { WebhookDispatcher } from '../deliver-webhooks/webhook-dispatcher';
import { newSigningKey } from '../signing/signing-key';
import { endpointView } from '../webhook-endpoints/endpoint-view';
import { EndpointRepository } from '../webhook-endpoints/endpoint.repository';

const HOUR_MS = 3_600_000;

/** New keys at once; the old ones sign beside them until every receiver has had time to learn the new. */
@Controller()
export class RotateSecretController {
  constructor(
    @Inject(EndpointRepository) private readonly endpoints: EndpointRepository,
    @Inject(WebhookDispatcher) private readonly dispatcher: WebhookDispatcher,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(rotateSecret)
  rotate(
    @Input() { params: { id }, body }: InputOf<typeof rotateSecret>,
    @Caller() { organisationId }: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    return once.run(async (tx) => {
      const now = this.clock.now();
      const endpoint = await this.endpoints.get(tx, organisationId, id);
      const until = new Date(now.getTime() + body.overlapHours * HOUR_MS);
      const algorithms = await this.endpoints.expireKeys(tx, id, now, until);
      for (const algorithm of algorithms) await this.endpoints.addKey(tx, id, newSigningKey(algorithm), now);
      await this.endpoints.save(tx, endpoint.touched(now));
      tx.afterCommit(() => void this.dispatcher.round());
      const shown = await this.endpoints.show(organisationId, id, tx);
      return { status: 201, headers: { etag: etagOf(shown.version) }, body: endpointView(shown, now) };
    });
  }
}
