import { listDeliveries } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AttemptRecord } from '../deliver-webhooks/held-endpoint';
import { EndpointRepository } from '../webhook-endpoints/endpoint.repository';
import { attemptView, type AttemptView } from './attempt-view';

/** Greater than every id. */
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The log of an endpoint: every request, what was answered, and when the next try is due. */
@Controller()
export class ListDeliveriesController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(EndpointRepository) private readonly endpoints: EndpointRepository,
  ) {}

  @Route(listDeliveries)
  async list(
    @Input() { params: { id }, query }: InputOf<typeof listDeliveries>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: AttemptView[]; next?: { href: string } }> {
    const { url } = await this.endpoints.show(organisationId, id);
    const before = readCursor(z.uuid(), query.cursor) ?? NEWEST;
    const attempts = await this.db.query<AttemptRecord & Record<string, unknown>>(ATTEMPTS, [
      id,
      before,
      query.limit + 1,
    ]);
    const page = pageOf(attempts, query.limit, (last) => last.id);
    return answerPage(reply, page, (attempt) => attemptView(attempt, url));
  }
}

const ATTEMPTS = `
  SELECT id, message_id AS "messageId", sequence, type, attempt, outcome, status, fault, answer, sent_at AS "sentAt",
         took_ms AS "tookMs", next_try_at AS "nextTryAt"
  FROM delivery_attempt WHERE endpoint_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`;
