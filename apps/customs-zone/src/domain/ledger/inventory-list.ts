import { assertTransition, Decimal, Quantity } from '@landport/domain';
import type { Outside } from './buckets';
import { LIST_TRANSITIONS, type ListStatus } from './inventory-list-status';
import type { LotShare } from './stock';

export type Direction = 'in' | 'out';

export interface ListLine {
  readonly lineNo: number;
  readonly itemNo: number;
  readonly quantity: Quantity;
  /** On gate passes, passed or not. */
  passIssued: Decimal;
  passed: Decimal;
  /** Lots the line takes from or makes, fixed on approval. */
  lots: readonly LotShare[];
}

export interface InventoryListState {
  readonly id: string;
  readonly ledgerId: string;
  readonly listNo: string;
  readonly direction: Direction;
  /** Code of the inventory list type: 0 ordinary [普通清单]. */
  readonly type: string;
  /** Where the goods come from or go to. */
  readonly place: Outside;
  readonly awb: string | null;
  readonly lotNo: number | null;
  readonly packages: number | null;
  /** Kilograms of the goods with packing, for the weighbridge. */
  readonly grossMass: Decimal | null;
  /** The declaration whose release let it be made; null for a list that needs the gate alone. */
  readonly filingId: string | null;
  readonly submittedBy: string;
  readonly submittedAt: string;
  status: ListStatus;
  changeCount: number;
  version: number;
  deductedAt: string | null;
  readonly lines: readonly ListLine[];
}

/** BondedInventoryList [保税核注清单], message INV101. Changed under the lock of its ledger. */
export class InventoryList {
  constructor(readonly state: InventoryListState) {}

  /** Lots that a line of an incoming list makes: one, named by waybill and lot number. */
  get incomingLot(): string {
    const { awb, lotNo, listNo } = this.state;
    return awb === null ? listNo : `${awb}/${lotNo ?? 1}`;
  }

  approve(lotsOf: ReadonlyMap<number, readonly LotShare[]>): void {
    this.become('received');
    this.become('approved');
    for (const line of this.state.lines) line.lots = lotsOf.get(line.lineNo) ?? [];
  }

  /** Puts all that is on no pass yet on one. */
  issueRest(): { lineNo: number; quantity: Decimal }[] {
    const issued: { lineNo: number; quantity: Decimal }[] = [];
    for (const line of this.state.lines) {
      const quantity = line.quantity.value.minus(line.passIssued);
      if (quantity.lessThanOrEqualTo(0)) continue;
      line.passIssued = line.quantity.value;
      issued.push({ lineNo: line.lineNo, quantity });
    }
    return issued;
  }

  /**
   * Counts what went through the gate and says from which lots it was.
   * The list is deducted when all of it has passed; its declaration was released before the list was made.
   */
  recordPassed(lineNo: number, quantity: Decimal): LotShare[] {
    const line = this.line(lineNo);
    const shares = sharesBetween(line.lots, line.passed, line.passed.plus(quantity));
    line.passed = line.passed.plus(quantity);
    return shares;
  }

  settle(at: string): void {
    const isAll = this.state.lines.every((line) => line.passed.equals(line.quantity.value));
    if (!isAll && this.state.status === 'partlyPassed') return;
    this.become(isAll ? 'deducted' : 'partlyPassed');
    if (isAll) this.state.deductedAt = at;
  }

  delete(): void {
    this.become('deleted');
  }

  line(lineNo: number): ListLine {
    const line = this.state.lines.find((each) => each.lineNo === lineNo);
    if (line === undefined) throw new Error(`list ${this.state.listNo} has no line ${lineNo}`);
    return line;
  }

  private become(status: ListStatus): void {
    assertTransition(`Inventory list ${this.state.listNo}`, LIST_TRANSITIONS, this.state.status, status);
    this.state.status = status;
    this.state.version += 1;
  }
}

/** The part of a line's lots that lies between two running totals. */
function sharesBetween(lots: readonly LotShare[], from: Decimal, to: Decimal): LotShare[] {
  const shares: LotShare[] = [];
  let start = new Decimal(0);
  for (const { lot, quantity } of lots) {
    const end = start.plus(quantity);
    const part = Decimal.min(end, to).minus(Decimal.max(start, from));
    if (part.greaterThan(0)) shares.push({ lot, quantity: part });
    start = end;
  }
  return shares;
}
