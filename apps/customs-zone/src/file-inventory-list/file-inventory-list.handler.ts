import type { fileInventoryList } from '@landport/contracts';
import { Decimal, Quantity } from '@landport/domain';
import { objectNotFound, type Caller, type InputOf } from '@landport/http';
import { Clock, Ids, type TraceContext, type Tx } from '@landport/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Act } from '../domain/act';
import type { GatePass } from '../domain/ledger/gate-pass';
import { InventoryList } from '../domain/ledger/inventory-list';
import type { Ledger } from '../domain/ledger/ledger';
import { listNumber, passNumber } from '../domain/numbers';
import { ConsignmentRepository } from '../persistence/consignment.repository';
import { LedgerChanges, LedgerRepository } from '../persistence/ledger.repository';
import { takeSerials } from '../persistence/serials';

type Wish = InputOf<typeof fileInventoryList>['body'];

/** First line [一线]; without declaration, as the list itself is flagged: its goods stay bonded. */
const WITHOUT_DECLARATION = '4';

/** An inventory list, submitted and approved in one call: goods are announced or held, and a pass is open for them. */
@Injectable()
export class FileInventoryListHandler {
  constructor(
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
    @Inject(ConsignmentRepository) private readonly consignments: ConsignmentRepository,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** @throws GoodsNotReceived, InsufficientLot for what the waybill has not; InsufficientBalance for the ledger */
  async file(
    tx: Tx,
    wish: Wish,
    caller: Caller,
    trace: TraceContext,
  ): Promise<{ list: InventoryList; pass: GatePass }> {
    const act: Act = { by: caller.subject, at: this.clock.now().toISOString(), newId: () => this.ids.next() };
    await this.assertParty(tx, wish.ledgerId, caller);
    await this.takeFromLot(tx, wish, act.at);
    const ledger = await this.ledgers.lock(tx, wish.ledgerId);
    if (ledger === undefined) throw objectNotFound('ledger', wish.ledgerId);
    const list = await this.listFrom(tx, wish, ledger, act);
    if (wish.direction === 'in') ledger.announce(list, act);
    else ledger.hold(list, act);
    const { office, year } = placeInNumbers(ledger, act);
    const [serial] = await takeSerials(tx, 'pass_serial', 1);
    const passNo = passNumber(office, year, wish.direction, serial!);
    const pass = ledger.issuePass(list, { id: act.newId(), passNo, type: WITHOUT_DECLARATION }, act);
    const changes = new LedgerChanges();
    changes.add(ledger, list, [pass], trace);
    await this.ledgers.save(tx, changes);
    return { list, pass };
  }

  /** Before anything is said of the goods: a ledger's parties never change, so it needs no lock. */
  private async assertParty(tx: Tx, ledgerId: string, { organisationId }: Caller): Promise<void> {
    const rows = await tx.query(
      `SELECT FROM ledger WHERE ledger_id = $1 AND $2 IN (operator_id, enterprise_id)`,
      [ledgerId, organisationId],
    );
    if (rows.length === 0) throw objectNotFound('ledger', ledgerId);
  }

  private async takeFromLot(tx: Tx, { direction, awb, lotNo, packages }: Wish, at: string): Promise<void> {
    if (direction === 'out' || awb === undefined || packages === undefined) return;
    const consignment = (await this.consignments.lock(tx, [awb], at)).get(awb)!;
    consignment.admit(lotNo ?? 1, packages);
    await this.consignments.saveLots(tx, [consignment]);
  }

  private async listFrom(tx: Tx, wish: Wish, ledger: Ledger, act: Act): Promise<InventoryList> {
    const { office, year } = placeInNumbers(ledger, act);
    const [serial] = await takeSerials(tx, 'list_serial', 1);
    const isIn = wish.direction === 'in';
    return new InventoryList({
      id: act.newId(),
      ledgerId: ledger.state.id,
      listNo: listNumber(office, year, wish.direction, serial!),
      direction: wish.direction,
      type: wish.type,
      place: wish.place,
      awb: isIn ? (wish.awb ?? null) : null,
      lotNo: isIn ? (wish.lotNo ?? 1) : null,
      packages: wish.packages ?? null,
      grossMass: wish.grossMassKg === undefined ? null : new Decimal(wish.grossMassKg),
      filingId: null,
      submittedBy: act.by,
      submittedAt: act.at,
      status: 'submitted',
      changeCount: 0,
      version: 1,
      deductedAt: null,
      lines: wish.lines.map(({ itemNo, quantity }, index) => ({
        lineNo: index + 1,
        itemNo,
        quantity: Quantity.from(quantity),
        passIssued: new Decimal(0),
        passed: new Decimal(0),
        lots: [],
      })),
    });
  }
}

const placeInNumbers = ({ state }: Ledger, { at }: Act) => ({
  office: state.ledgerNo.slice(1, 5),
  year: Number(at.slice(0, 4)),
});
