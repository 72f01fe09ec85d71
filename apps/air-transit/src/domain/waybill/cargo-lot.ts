import type { LotStatus } from '@landport/contracts';
import { assertTransition, Decimal, Quantity, type QuantityValue, type Transitions } from '@landport/domain';
import { causeOf, LOT_TRANSITIONS, placeFits } from './lot-status';
import { MILESTONES, type Milestone } from './status-effects';

export interface LotState {
  readonly id: string;
  readonly lotNo: number;
  readonly station: string;
  readonly pieces: number;
  readonly weight: QuantityValue;
  readonly status: LotStatus;
  /** Moment that its status is ordered by. */
  readonly statusAt: Date;
  readonly milestone: Milestone | undefined;
}

/** Scale at which a weight is apportioned when a part's own weight was not told; cut, so that no share is over the whole. */
const WEIGHT_PLACES = 3;

/** Pieces of one waybill that move together. */
export class CargoLot {
  private constructor(private current: LotState) {}

  static restore(state: LotState): CargoLot {
    return new CargoLot(state);
  }

  get state(): LotState {
    return this.current;
  }

  get id(): string {
    return this.current.id;
  }

  get lotNo(): number {
    return this.current.lotNo;
  }

  get pieces(): number {
    return this.current.pieces;
  }

  get status(): LotStatus {
    return this.current.status;
  }

  get station(): string {
    return this.current.station;
  }

  /** Whether its state machine has the move, told from that station. */
  canBecome(to: LotStatus, station: string): boolean {
    const table: Transitions<LotStatus> = LOT_TRANSITIONS;
    return table[this.status].includes(to) && placeFits(this.status, to, station === this.station);
  }

  /** Whether a report of that moment at the latest is older than what the lot shows (or as old and no later in its way). */
  isPast(to: LotStatus, at: Date): boolean {
    const difference = at.getTime() - this.current.statusAt.getTime();
    return difference < 0 || (difference === 0 && causeOf(to) <= causeOf(this.status));
  }

  /**
   * @param earliest  moment at which it can have happened; its status is never ordered before the one it had
   * @throws IllegalTransition
   */
  become(to: LotStatus, station: string, earliest: Date): void {
    assertTransition(`Lot ${this.lotNo}`, LOT_TRANSITIONS as Transitions<LotStatus>, this.status, to);
    // What was notified or cleared elsewhere says nothing about the goods here.
    const milestone = station === this.station ? this.current.milestone : undefined;
    const statusAt = earliest > this.current.statusAt ? earliest : this.current.statusAt;
    this.current = { ...this.current, status: to, station, statusAt, milestone };
  }

  /** @returns false when the lot is that far already */
  reach(milestone: Milestone): boolean {
    const reached = this.current.milestone;
    if (reached !== undefined && MILESTONES.indexOf(reached) >= MILESTONES.indexOf(milestone)) return false;
    this.current = { ...this.current, milestone };
    return true;
  }

  /**
   * Parts `pieces` of it off into a lot of their own; both keep status and station, and their sum is unchanged.
   * @param told  weight of the part; where it is not told, is in another unit, or leaves nothing, it is apportioned
   */
  split(pieces: number, told: QuantityValue | undefined, id: string, lotNo: number): CargoLot {
    const whole = Quantity.from(this.current.weight);
    const share = whole.value
      .times(pieces)
      .div(this.pieces)
      .toDecimalPlaces(WEIGHT_PLACES, Decimal.ROUND_DOWN);
    const fits = told?.unit === whole.unit && whole.isMoreThan(Quantity.from(told));
    const weight = fits ? Quantity.from(told) : Quantity.of(share, whole.unit);
    const part = new CargoLot({ ...this.current, id, lotNo, pieces, weight: weight.toJSON() });
    this.current = { ...this.current, pieces: this.pieces - pieces, weight: whole.minus(weight).toJSON() };
    return part;
  }

  /** For an amendment before anything moved: the one lot takes the waybill's new size. */
  resize(pieces: number, weight: QuantityValue, station: string): void {
    this.current = { ...this.current, pieces, weight, station };
  }
}
