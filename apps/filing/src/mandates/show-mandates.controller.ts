import { Controller, Inject } from '@nestjs/common';
import { listMandates, showMandate, type MandateView } from '@landport/contracts';
import {
  answerPage,
  Caller,
  etagOf,
  Input,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import { Clock, Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { MandateNotFound } from '../domain/mandate-errors';
import { OfficeDay } from '../kinds/office-day';
import { viewOfMandate } from './mandate-view';
import { MANDATE_COLUMNS, recordOf, type MandateRow } from './mandate.repository';

const LIST = `
  SELECT ${MANDATE_COLUMNS} FROM mandate
   WHERE (principal = $1 AND $2::text IS DISTINCT FROM 'broker' OR broker = $1 AND $2 IS DISTINCT FROM 'principal')
     AND ($3::uuid IS NULL OR id < $3)
     AND ($4::text IS NULL OR state = $4)
   ORDER BY id DESC LIMIT $5`;

const ONE = `SELECT ${MANDATE_COLUMNS} FROM mandate WHERE id = $1 AND $2 IN (principal, broker)`;

/** Both sides see a mandate; nobody else does. */
@Controller()
export class ShowMandatesController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OfficeDay) private readonly days: OfficeDay,
  ) {}

  @Route(listMandates)
  async list(
    @Input() { query }: InputOf<typeof listMandates>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: MandateView[]; next?: { href: string } }> {
    const { limit, cursor, as, state } = query;
    const rows = await this.db.query<MandateRow & Record<string, unknown>>(LIST, [
      organisationId,
      as,
      readCursor(z.uuid(), cursor),
      state,
      limit + 1,
    ]);
    const on = this.days.of(this.clock.now());
    return answerPage(
      reply,
      pageOf(rows, limit, (row) => row.id),
      (row) => viewOfMandate(recordOf(row), on),
    );
  }

  @Route(showMandate)
  async show(
    @Input() { params }: InputOf<typeof showMandate>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<MandateView> {
    const [row] = await this.db.query<MandateRow & Record<string, unknown>>(ONE, [params.id, organisationId]);
    if (row === undefined) throw new MandateNotFound();
    reply.header('etag', etagOf(row.version));
    return viewOfMandate(recordOf(row), this.days.of(this.clock.now()));
  }
}
