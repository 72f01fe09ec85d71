import { listGatePasses, showGatePass } from '@landport/contracts';
import {
  answerPage,
  Caller,
  etagOf,
  Input,
  objectNotFound,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import { Database } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { passOf, type PassRow } from '../persistence/ledger-row';
import { gatePassView } from './gate-pass-view';

const VISIBLE = `
  SELECT p.* FROM gate_pass p JOIN ledger l USING (ledger_id) JOIN inventory_list i USING (list_id)
   WHERE $1 IN (l.operator_id, l.enterprise_id, l.office_id)`;

const view = (row: PassRow) => gatePassView(passOf(row, []));

@Controller()
export class ShowGatePassesController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(listGatePasses)
  async list(
    @Input() { query }: InputOf<typeof listGatePasses>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const { limit, cursor, ledgerId, listId, filingId, status } = query;
    const rows = await this.db.query<PassRow>(
      `${VISIBLE} AND ($2::uuid IS NULL OR p.gate_pass_id > $2) AND ($3::uuid IS NULL OR p.ledger_id = $3)
          AND ($4::uuid IS NULL OR p.list_id = $4) AND ($5::uuid IS NULL OR i.filing_id = $5)
          AND ($6::text IS NULL OR p.status = $6)
        ORDER BY p.gate_pass_id LIMIT $7`,
      [caller.organisationId, readCursor(z.uuid(), cursor), ledgerId, listId, filingId, status, limit + 1],
    );
    return answerPage(
      reply,
      pageOf(rows, limit, ({ gate_pass_id }) => gate_pass_id),
      view,
    );
  }

  @Route(showGatePass)
  async show(
    @Input() { params }: InputOf<typeof showGatePass>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const [row] = await this.db.query<PassRow>(`${VISIBLE} AND p.gate_pass_id = $2`, [
      caller.organisationId,
      params.id,
    ]);
    if (row === undefined) throw objectNotFound('gate pass', params.id);
    void reply.header('etag', etagOf(row.version));
    return view(row);
  }
}
