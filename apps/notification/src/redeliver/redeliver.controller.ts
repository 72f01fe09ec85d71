import { redeliver } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { Clock, Database } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import { WebhookDispatcher } from '../deliver-webhooks/webhook-dispatcher';
import { EndpointRepository } from '../webhook-endpoints/endpoint.repository';
import { RangeRefused } from '../webhook-endpoints/webhook-refusals';

const LONGEST_RANGE = 1_000;

/** Puts entries that the endpoint has passed before it again: delivered ones, held ones, and those that wait. */
@Controller()
export class RedeliverController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(EndpointRepository) private readonly endpoints: EndpointRepository,
    @Inject(WebhookDispatcher) private readonly dispatcher: WebhookDispatcher,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(redeliver)
  async redeliver(
    @Input() { params: { id }, body: { from, to = from } }: InputOf<typeof redeliver>,
    @Caller() { organisationId }: Caller,
  ): Promise<{ entries: number }> {
    const { cursor, types } = await this.endpoints.show(organisationId, id);
    if (to < from) throw new RangeRefused(from, to, 'it ends before it begins');
    if (to - from >= LONGEST_RANGE) throw new RangeRefused(from, to, `it is longer than ${LONGEST_RANGE}`);
    if (to > cursor) throw new RangeRefused(from, to, `the endpoint has come to ${cursor}`);
    const asked = await this.db.query(ASK, [id, organisationId, from, to, types, this.clock.now()]);
    void this.dispatcher.round();
    return { entries: asked.length };
  }
}

const ASK = `
  INSERT INTO delivery_waiting (endpoint_id, sequence, subject, attempts, due_at)
  SELECT $1, sequence, subject, 0, $6 FROM feed_entry
  WHERE organisation_id = $2 AND sequence BETWEEN $3 AND $4 AND (cardinality($5::text[]) = 0 OR type = ANY ($5::text[]))
  ON CONFLICT (endpoint_id, sequence) DO UPDATE SET attempts = 0, due_at = excluded.due_at
  RETURNING sequence`;
