import { cancelInventoryList } from '@landport/contracts';
import {
  Caller,
  etagOf,
  Input,
  objectNotFound,
  Reply,
  requireIfMatch,
  Route,
  Trace,
  type InputOf,
} from '@landport/http';
import { Clock, Database, Ids, type TraceContext, type Tx } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ListOfDeclaration } from '../domain/ledger/ledger-errors';
import type { InventoryList } from '../domain/ledger/inventory-list';
import { ConsignmentRepository } from '../persistence/consignment.repository';
import { LedgerChanges, LedgerRepository } from '../persistence/ledger.repository';
import { inventoryListDetail } from '../show-inventory-lists/inventory-list-view';

@Controller()
export class CancelInventoryListController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
    @Inject(ConsignmentRepository) private readonly consignments: ConsignmentRepository,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  @Route(cancelInventoryList)
  async cancel(
    @Input() { params: { id }, headers }: InputOf<typeof cancelInventoryList>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Reply() reply: FastifyReply,
  ) {
    const act = { by: caller.subject, at: this.clock.now().toISOString(), newId: () => this.ids.next() };
    const { list, passes } = await this.db.transaction(async (tx) => {
      const [known] = await tx.query<{ ledger_id: string; awb: string | null }>(
        `SELECT i.ledger_id, i.awb FROM inventory_list i JOIN ledger l USING (ledger_id)
          WHERE i.list_id = $1 AND $2 IN (l.operator_id, l.enterprise_id)`,
        [id, caller.organisationId],
      );
      const consignments = await this.consignments.lock(tx, known?.awb ? [known.awb] : [], act.at);
      const ledger = known && (await this.ledgers.lock(tx, known.ledger_id));
      if (ledger === undefined) throw objectNotFound('inventory list', id);
      const list = await this.ledgers.getList(tx, id);
      requireIfMatch(headers['if-match'], list.state.version, `/v1/zone/inventory-lists/${id}`);
      assertOwn(list);
      const passes = await this.ledgers.passesOf(tx, id);
      ledger.takeBack(list, passes, await this.ledgers.entriesOf(tx, id), act);
      await this.giveBack(tx, list, consignments);
      const changes = new LedgerChanges();
      changes.add(ledger, list, passes, trace);
      await this.ledgers.save(tx, changes);
      return { list, passes };
    });
    void reply.header('etag', etagOf(list.state.version));
    return inventoryListDetail(list, passes);
  }

  private async giveBack(
    tx: Tx,
    { state: { awb, lotNo, packages } }: InventoryList,
    consignments: Awaited<ReturnType<ConsignmentRepository['lock']>>,
  ): Promise<void> {
    const consignment = consignments.get(awb ?? '');
    if (consignment === undefined || lotNo === null || packages === null) return;
    consignment.giveBack(lotNo, packages);
    await this.consignments.saveLots(tx, [consignment]);
  }
}

function assertOwn({ state: { listNo, filingId } }: InventoryList): void {
  if (filingId !== null) throw new ListOfDeclaration(listNo, filingId);
}
