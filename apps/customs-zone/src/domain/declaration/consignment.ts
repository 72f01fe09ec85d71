import { DomainError } from '@landport/domain';

/** States of a lot in which its goods are at the airport, by the ground handler's word. */
const THERE: ReadonlySet<string> = new Set([
  'received',
  'manifested',
  'transferPlanned',
  'held',
  'offloaded',
  'found',
]);

export const isThere = ({ status }: Pick<ConsignmentLot, 'status'>): boolean => THERE.has(status);

export interface ConsignmentLot {
  readonly lotNo: number;
  readonly lotId: string;
  readonly station: string;
  readonly status: string;
  readonly pieces: number;
  readonly receivedAt: string | null;
  /** Pieces taken into a bonded store. */
  readonly admittedPieces: number;
}

export interface ConsignmentState {
  readonly awb: string;
  /** Of the whole waybill; null until it is known. */
  readonly totalPieces: number | null;
  lots: readonly ConsignmentLot[];
}

export class GoodsNotReceived extends DomainError {
  readonly code = 'zone/goods-not-received';
  readonly kind = 'conflict';
  override readonly remedy = 'File the list again when the ground handler has reported the lot received.';
  constructor(awb: string, lotNo: number) {
    super(`Lot ${lotNo} of waybill ${awb} is not received.`, { awb, lotNo });
  }
}

export class InsufficientLot extends DomainError {
  readonly code = 'zone/insufficient-lot';
  readonly kind = 'conflict';
  override readonly remedy = 'Take in no more packages than the lot still has.';
  constructor(awb: string, lotNo: number, asked: number, left: number, pieces: number) {
    super(`Lot ${lotNo} of waybill ${awb} has ${left} of ${pieces} pieces left, ${asked} were asked for.`, {
      awb,
      lotNo,
      asked,
      left,
      pieces,
    });
  }
}

/** Goods under one air waybill as customs sees them: the row in which they and their declaration meet. */
export class Consignment {
  constructor(readonly state: ConsignmentState) {}

  get receivedPieces(): number {
    return this.sum((lot) => (isThere(lot) ? lot.pieces : 0));
  }

  get admittedPieces(): number {
    return this.sum(({ admittedPieces }) => admittedPieces);
  }

  /** All that came is in a bonded store, so nothing is left to declare from the airport. */
  get isAllAdmitted(): boolean {
    return this.isComplete && this.receivedPieces > 0 && this.admittedPieces >= this.receivedPieces;
  }

  /** Whether the goods of a declaration are there: as many packages as it states, or the whole waybill. */
  hasArrived(packages: number | null): boolean {
    const left = this.receivedPieces - this.admittedPieces;
    if (left <= 0) return false;
    return this.isComplete || (packages !== null && left >= packages);
  }

  /** What the airport says of a lot now. Pieces that a bonded store has taken stay taken. */
  noteLot(lot: Omit<ConsignmentLot, 'admittedPieces'>): void {
    const known = this.find(lot.lotNo);
    const admittedPieces = known?.admittedPieces ?? 0;
    this.put({
      ...lot,
      pieces: Math.max(lot.pieces, admittedPieces),
      receivedAt: lot.receivedAt ?? known?.receivedAt ?? null,
      admittedPieces,
    });
  }

  /** @throws GoodsNotReceived, InsufficientLot naming what is left */
  admit(lotNo: number, packages: number): void {
    const lot = this.find(lotNo);
    if (!lot || !isThere(lot)) throw new GoodsNotReceived(this.state.awb, lotNo);
    const left = lot.pieces - lot.admittedPieces;
    if (packages > left) throw new InsufficientLot(this.state.awb, lotNo, packages, left, lot.pieces);
    this.put({ ...lot, admittedPieces: lot.admittedPieces + packages });
  }

  /** Goods of a list that was taken back are at the airport again. */
  giveBack(lotNo: number, packages: number): void {
    const lot = this.find(lotNo);
    if (lot) this.put({ ...lot, admittedPieces: lot.admittedPieces - packages });
  }

  private find(lotNo: number): ConsignmentLot | undefined {
    return this.state.lots.find((each) => each.lotNo === lotNo);
  }

  private put(lot: ConsignmentLot): void {
    this.state.lots = [...this.state.lots.filter(({ lotNo }) => lotNo !== lot.lotNo), lot];
  }

  private get isComplete(): boolean {
    const { totalPieces } = this.state;
    return totalPieces !== null && this.receivedPieces >= totalPieces;
  }

  private sum(of: (lot: ConsignmentLot) => number): number {
    return this.state.lots.reduce((sum, lot) => sum + of(lot), 0);
  }
}
