import { listInventoryLists, showInventoryList } from '@landport/contracts';
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
import { listOf, type ListRow } from '../persistence/ledger-row';
import { LedgerRepository } from '../persistence/ledger.repository';
import { inventoryListDetail, inventoryListView } from './inventory-list-view';

const VISIBLE = `
  SELECT i.* FROM inventory_list i JOIN ledger l USING (ledger_id)
   WHERE $1 IN (l.operator_id, l.enterprise_id, l.office_id)`;

@Controller()
export class ShowInventoryListsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
  ) {}

  @Route(listInventoryLists)
  async list(
    @Input() { query }: InputOf<typeof listInventoryLists>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const { limit, cursor, ledgerId, direction, status, awb, filingId } = query;
    const after = readCursor(z.uuid(), cursor);
    const rows = await this.db.query<ListRow>(
      `${VISIBLE} AND ($2::uuid IS NULL OR i.list_id > $2) AND ($3::uuid IS NULL OR i.ledger_id = $3)
          AND ($4::text IS NULL OR i.direction = $4) AND ($5::text IS NULL OR i.status = $5)
          AND ($6::text IS NULL OR i.awb = $6) AND ($7::uuid IS NULL OR i.filing_id = $7)
        ORDER BY i.list_id LIMIT $8`,
      [caller.organisationId, after, ledgerId, direction, status, awb, filingId, limit + 1],
    );
    return answerPage(
      reply,
      pageOf(rows, limit, ({ list_id }) => list_id),
      (row) => inventoryListView(listOf(row, [])),
    );
  }

  @Route(showInventoryList)
  async show(
    @Input() { params }: InputOf<typeof showInventoryList>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const [row] = await this.db.query<ListRow>(`${VISIBLE} AND i.list_id = $2`, [
      caller.organisationId,
      params.id,
    ]);
    if (row === undefined) throw objectNotFound('inventory list', params.id);
    const list = await this.ledgers.getList(this.db, params.id);
    void reply.header('etag', etagOf(list.state.version));
    return inventoryListDetail(list, await this.ledgers.passesOf(this.db, params.id));
  }
}
