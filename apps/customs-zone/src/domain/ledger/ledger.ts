import {
  EntryPosted,
  GatePassed,
  GatePassIssued,
  InventoryListApproved,
  InventoryListDeducted,
} from '@landport/contracts';
import { Aggregate, assertTransition, Quantity } from '@landport/domain';
import type { Act } from '../act';
import type { PostedEntry } from './entry';
import { GatePass, type GateSite, type PassType, type Weighing } from './gate-pass';
import type { Direction, InventoryList, ListLine } from './inventory-list';
import { MovementStopped, UnknownItem, WrongUnit } from './ledger-errors';
import { LEDGER_TRANSITIONS, mayItemMove, mayMove, type ItemMark, type LedgerStatus } from './ledger-status';
import { reverseOf, type Movement } from './movements';
import type { Asked, LotShare, Stock, Transfer } from './stock';

export interface LedgerItem {
  readonly itemNo: number;
  readonly hsCode: string;
  readonly unit: string;
  readonly description: string;
  readonly origin: string;
  readonly mark: ItemMark;
}

export interface LedgerState {
  readonly id: string;
  readonly ledgerNo: string;
  /** CN-LOG: logistics ledger [物流账册], message BWS101. */
  readonly regime: 'CN-LOG';
  readonly operatorId: string;
  /** Owner of the goods. */
  readonly enterpriseId: string;
  readonly officeId: string;
  /** What its entries cite: the measures on the regime, in force when the ledger was opened. */
  readonly legalBasis: string;
  readonly openedAt: string;
  status: LedgerStatus;
  changeCount: number;
  version: number;
  /** Number of the newest entry; 0 before the first. */
  lastEntryNo: number;
  /** Hash of the newest entry, which the next one holds; null before the first. */
  chainHead: Buffer | null;
  readonly items: readonly LedgerItem[];
}

/** What a movement is about, beside its goods. */
interface Posting {
  readonly list: InventoryList;
  readonly line: ListLine;
  readonly movement: Movement;
  readonly gatePassId: string | null;
  readonly transfers: readonly Transfer[];
  readonly reverses: string | null;
}

/**
 * A bonded ledger with its stock in double entry: the root under whose row lock its lists and passes change,
 * and the stream of their facts.
 */
export class Ledger extends Aggregate {
  private entries: PostedEntry[] = [];

  constructor(
    readonly state: LedgerState,
    readonly stock: Stock,
    lastSequence: number,
  ) {
    super(state.id, lastSequence);
  }

  /** @throws what `hold` would, and changes nothing */
  allocate(lines: readonly Asked[]): Map<number, LotShare[]> {
    this.assertMayMove('out', lines);
    return this.stock.allocate(lines, 'ON_HAND');
  }

  /** The enterprise's filing, approved by the office that supervises the zone. */
  activate(): void {
    for (const status of ['filed', 'active'] as const) {
      assertTransition(`Ledger ${this.state.ledgerNo}`, LEDGER_TRANSITIONS, this.state.status, status);
      this.state.status = status;
    }
  }

  /**
   * Approves an incoming list: its goods are announced (PRE_IN).
   * @throws MovementStopped, UnknownItem, WrongUnit
   */
  announce(list: InventoryList, act: Act): void {
    this.assertMayMove('in', list.state.lines);
    const lots = new Map(
      list.state.lines.map((line) => [
        line.lineNo,
        [{ lot: list.incomingLot, quantity: line.quantity.value }],
      ]),
    );
    list.approve(lots);
    this.postAll(list, 'admissionApproved', act, lots);
  }

  /**
   * Approves an outgoing list: its goods are held (HELD_OUT), lots that came first go first.
   * @throws InsufficientBalance naming the balance; MovementStopped, UnknownItem, WrongUnit
   */
  hold(list: InventoryList, act: Act): void {
    const lots = this.allocate(list.state.lines);
    list.approve(lots);
    this.postAll(list, 'removalApproved', act, lots);
  }

  issuePass(list: InventoryList, pass: { id: string; passNo: string; type: PassType }, act: Act): GatePass {
    const { direction, grossMass, id: listId } = list.state;
    const issued = new GatePass({
      ...pass,
      ledgerId: this.state.id,
      listId,
      bindType: '2',
      direction,
      grossMass,
      lines: list.issueRest(),
      issuedAt: act.at,
      status: 'approved',
      vehicle: null,
      gatesPassed: 0,
      passedAt: null,
      version: 1,
    });
    const data = { gatePassId: pass.id, passNo: pass.passNo, listId, direction, issuedAt: act.at };
    this.raise(GatePassIssued, pass.id, { ...this.named(), ...data });
    return issued;
  }

  /** The gate reports the vehicle of a pass. Goods that went through are deducted from where their list held them. */
  reportGate(
    list: InventoryList,
    pass: GatePass,
    gate: { vehicle: string; weighing: Weighing | null; site: GateSite },
    act: Act,
  ): 'passed' | 'atGate' | 'held' {
    const outcome = pass.arrive(gate.vehicle, gate.weighing, gate.site, act.at);
    if (outcome !== 'passed') return outcome;
    const { id: gatePassId, direction } = pass.state;
    const { id: listId, listNo } = list.state;
    const passed = { gatePassId, listId, direction, vehicle: gate.vehicle, passedAt: act.at };
    this.raise(GatePassed, gatePassId, { ...this.named(), ...passed });
    const lots = new Map(
      pass.state.lines.map(({ lineNo, quantity }) => [lineNo, list.recordPassed(lineNo, quantity)]),
    );
    this.postAll(list, direction === 'in' ? 'admissionDeducted' : 'removalDeducted', act, lots, gatePassId);
    list.settle(act.at);
    if (list.state.status === 'deducted') {
      const deducted = { listId, listNo, direction, deductedAt: act.at };
      this.raise(InventoryListDeducted, listId, { ...this.named(), ...deducted });
    }
    return outcome;
  }

  /** Takes back an approved list of which nothing has passed: reverse entries, never an edit. */
  takeBack(
    list: InventoryList,
    passes: readonly GatePass[],
    approved: readonly PostedEntry[],
    act: Act,
  ): void {
    list.delete();
    for (const pass of passes) pass.revoke();
    for (const entry of approved) {
      const transfers = entry.transfers.map((each) => ({ ...each, from: each.to, to: each.from }));
      const movement = reverseOf(entry.movement);
      const line = list.line(entry.lineNo);
      this.post({ list, line, movement, gatePassId: null, transfers, reverses: entry.id }, act);
    }
  }

  /** Entries posted since the last call. */
  takeEntries(): readonly PostedEntry[] {
    const taken = this.entries;
    this.entries = [];
    return taken;
  }

  item(itemNo: number): LedgerItem {
    const item = this.state.items.find((each) => each.itemNo === itemNo);
    if (item === undefined) throw new UnknownItem(this.state.ledgerNo, itemNo);
    return item;
  }

  private postAll(
    list: InventoryList,
    movement: Movement,
    act: Act,
    lots: ReadonlyMap<number, readonly LotShare[]>,
    gatePassId: string | null = null,
  ): void {
    if (gatePassId === null) this.raiseApproved(list, act);
    const { from, to } = bucketsOf(movement, list);
    for (const line of list.state.lines) {
      const { itemNo, quantity } = line;
      const shares = lots.get(line.lineNo) ?? [];
      const transfers = shares.map((share) => ({ itemNo, unit: quantity.unit, from, to, ...share }));
      if (transfers.length === 0) continue;
      this.post({ list, line, movement, gatePassId, transfers, reverses: null }, act);
    }
  }

  private post({ list, line, ...posting }: Posting, act: Act): void {
    const entryNo = this.state.lastEntryNo + 1;
    this.stock.move(posting.transfers, entryNo);
    this.state.lastEntryNo = entryNo;
    const { id: listId, changeCount } = list.state;
    const id = act.newId();
    const cited = { listId, lineNo: line.lineNo, changeCount, legalBasis: this.state.legalBasis };
    this.entries.push({ id, entryNo, ...posting, ...cited, postedBy: act.by, postedAt: act.at });
    const lines = posting.transfers.map(({ itemNo, from, to, quantity, unit }) => ({
      itemNo,
      from,
      to,
      quantity: Quantity.of(quantity, unit).toJSON(),
    }));
    const { movement } = posting;
    this.raise(EntryPosted, id, { ...this.named(), entryId: id, listId, movement, lines, postedAt: act.at });
  }

  private raiseApproved(list: InventoryList, act: Act): void {
    const { id: listId, listNo, direction, awb, filingId, lines } = list.state;
    this.raise(InventoryListApproved, listId, {
      ...this.named(),
      listId,
      listNo,
      direction,
      ...(awb === null ? {} : { awb }),
      ...(filingId === null ? {} : { filingId }),
      lines: lines.map(({ lineNo, itemNo, quantity }) => ({ lineNo, itemNo, quantity: quantity.toJSON() })),
      approvedAt: act.at,
    });
  }

  private assertMayMove(direction: Direction, lines: readonly Asked[]): void {
    const { ledgerNo, status } = this.state;
    if (!mayMove(status, direction)) throw new MovementStopped(ledgerNo, 'The run', status);
    for (const { itemNo, quantity } of lines) {
      const item = this.item(itemNo);
      if (!mayItemMove(item.mark, direction))
        throw new MovementStopped(ledgerNo, `Item ${itemNo}`, item.mark);
      if (quantity.unit !== item.unit) throw new WrongUnit(ledgerNo, itemNo, quantity.unit, item.unit);
    }
  }

  private named() {
    const { id, ledgerNo, operatorId, enterpriseId } = this.state;
    return { ledgerId: id, ledgerNo, concerns: [...new Set([operatorId, enterpriseId])] };
  }
}

function bucketsOf(movement: Movement, list: InventoryList) {
  const { place } = list.state;
  switch (movement) {
    case 'admissionApproved':
      return { from: place, to: 'PRE_IN' } as const;
    case 'admissionDeducted':
      return { from: 'PRE_IN', to: 'ON_HAND' } as const;
    case 'removalApproved':
      return { from: 'ON_HAND', to: 'HELD_OUT' } as const;
    case 'removalDeducted':
      return { from: 'HELD_OUT', to: place } as const;
    default:
      throw new Error(`${movement} only reverses what was posted`);
  }
}
