import { listGuarantees, type GuaranteeView } from '@landport/contracts';
import { Decimal } from '@landport/domain';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import { Clock, Database } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReferenceData } from '../reference-data/reference-data';

interface GuaranteeRow {
  readonly organisation_id: string;
  readonly currency: string;
  readonly credit_limit: string;
  readonly held: string;
  readonly called: string;
  readonly status: string;
}

@Controller()
export class ShowGuaranteesController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Your own account; a customs office sees all. */
  @Route(listGuarantees)
  async list(
    @Input() { query: { limit, cursor } }: InputOf<typeof listGuarantees>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const today = await this.reference.on(this.clock.now().toISOString().slice(0, 10));
    const isOffice = today.find('customsOffice', organisationId) !== undefined;
    const rows = await this.db.query<GuaranteeRow>(
      `SELECT * FROM guarantee WHERE ($1 OR organisation_id = $2) AND ($3::text IS NULL OR organisation_id > $3)
        ORDER BY organisation_id LIMIT $4`,
      [isOffice, organisationId, readCursor(z.string(), cursor), limit + 1],
    );
    return answerPage(
      reply,
      pageOf(rows, limit, ({ organisation_id }) => organisation_id),
      guaranteeView,
    );
  }
}

function guaranteeView(row: GuaranteeRow): z.output<typeof GuaranteeView> {
  const money = (amount: string) => ({ amount, currency: row.currency });
  const available = new Decimal(row.credit_limit).minus(row.held).minus(row.called);
  return {
    organisationId: row.organisation_id,
    status: row.status,
    limit: money(row.credit_limit),
    held: money(row.held),
    called: money(row.called),
    available: money(available.toFixed(2)),
  };
}
