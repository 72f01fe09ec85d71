import { listLedgerEntries, listLedgers, showLedger } from '@landport/contracts';
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
import type { LedgerRow } from '../persistence/ledger-row';
import { LedgerRepository } from '../persistence/ledger.repository';
import { entryView, type EntryViewRow } from './entry-view';
import { ledgerDetail, ledgerView } from './ledger-view';

/** Who runs the zone, who owns the goods, and the office that supervises both. */
const VISIBLE = `$1 IN (operator_id, enterprise_id, office_id)`;

@Controller()
export class ShowLedgersController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
  ) {}

  @Route(listLedgers)
  async list(
    @Input() { query }: InputOf<typeof listLedgers>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const { limit, cursor, ledgerNo, enterpriseId, hsCode } = query;
    const rows = await this.db.query<LedgerRow>(
      `SELECT * FROM ledger l
        WHERE ${VISIBLE} AND ($2::uuid IS NULL OR ledger_id > $2)
          AND ($3::text IS NULL OR ledger_no = $3) AND ($4::text IS NULL OR enterprise_id = $4)
          AND ($5::text IS NULL OR EXISTS (SELECT FROM ledger_item i WHERE i.ledger_id = l.ledger_id AND i.hs_code = $5))
        ORDER BY ledger_id LIMIT $6`,
      [caller.organisationId, readCursor(z.uuid(), cursor), ledgerNo, enterpriseId, hsCode, limit + 1],
    );
    return answerPage(
      reply,
      pageOf(rows, limit, ({ ledger_id }) => ledger_id),
      ledgerView,
    );
  }

  @Route(showLedger)
  async show(
    @Input() { params }: InputOf<typeof showLedger>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const [row] = await this.find(params.id, caller);
    const [ledger] = row === undefined ? [] : await this.ledgers.whole(this.db, [row]);
    if (ledger === undefined) throw objectNotFound('ledger', params.id);
    void reply.header('etag', etagOf(ledger.state.version));
    return ledgerDetail(ledger);
  }

  @Route(listLedgerEntries)
  async entries(
    @Input() { params, query }: InputOf<typeof listLedgerEntries>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    if ((await this.find(params.id, caller)).length === 0) throw objectNotFound('ledger', params.id);
    const after = readCursor(z.number().int(), query.cursor) ?? 0;
    const rows = await this.db.query<EntryViewRow>(
      `SELECT e.*, (SELECT json_agg(l ORDER BY l.position)
                        FROM (SELECT position, item_no, unit, lot, from_bucket, to_bucket, quantity::text
                                FROM ledger_entry_line WHERE entry_id = e.entry_id) l) AS lines
         FROM ledger_entry e WHERE e.ledger_id = $1 AND e.entry_no > $2 ORDER BY e.entry_no LIMIT $3`,
      [params.id, after, query.limit + 1],
    );
    return answerPage(
      reply,
      pageOf(rows, query.limit, ({ entry_no }) => entry_no),
      entryView,
    );
  }

  private find(ledgerId: string, caller: Caller): Promise<LedgerRow[]> {
    return this.db.query<LedgerRow>(`SELECT * FROM ledger WHERE ${VISIBLE} AND ledger_id = $2`, [
      caller.organisationId,
      ledgerId,
    ]);
  }
}
