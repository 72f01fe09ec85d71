import {
  LotCreated,
  LotStatusChanged,
  WaybillAmended,
  WaybillLodged,
  type LotStatus,
} from '@landport/contracts';
import { Aggregate, type QuantityValue } from '@landport/domain';
import type { FwbData } from '../cargo-imp/fwb/fwb';
import { fixedDifferences } from './amendment';
import { CargoLot } from './cargo-lot';
import { preferenceOf } from './lot-status';
import { effectOf, type Milestone } from './status-effects';
import type { StatusReport } from './status-report';
import { NotTheCarrier, WaybillInCarriage } from './waybill-refusals';
import type { LodgeOutcome, LotMove, ReportOutcome, WaybillState } from './waybill-state';
import { waybillStatusOf, type WaybillStatus } from './waybill-status';

/** One master air waybill and its lots; root of its stream. Sum of its lots = its pieces and weight, at all times. */
export class MasterWaybill extends Aggregate {
  private lots: CargoLot[];
  private moved: LotMove[] = [];
  private fwb: FwbData | undefined;
  private carrierId: string | undefined;
  private lodgedAt: Date | undefined;
  private readonly concerned: Set<string>;

  constructor(state: WaybillState) {
    super(state.awb, state.lastSequence);
    this.fwb = state.fwb;
    this.carrierId = state.carrierId;
    this.lodgedAt = state.lodgedAt;
    this.concerned = new Set(state.concerns);
    this.lots = state.lots.map((lot) => CargoLot.restore(lot));
  }

  /** A waybill nobody has told of yet. */
  static unknown(awb: string): MasterWaybill {
    const nothing = { fwb: undefined, carrierId: undefined, lodgedAt: undefined };
    return new MasterWaybill({ awb, ...nothing, concerns: [], lots: [], lastSequence: 0 });
  }

  get awb(): string {
    return this.streamKey;
  }

  get state(): WaybillState {
    return {
      awb: this.awb,
      fwb: this.fwb,
      carrierId: this.carrierId,
      lodgedAt: this.lodgedAt,
      concerns: [...this.concerned].sort(),
      lots: this.lots.map(({ state }) => state),
      lastSequence: this.lastSequence,
    };
  }

  get status(): WaybillStatus {
    return waybillStatusOf(this.state.lots, this.fwb?.destination);
  }

  /** Hands over the moves made since the last call. */
  takeMoves(): readonly LotMove[] {
    const taken = this.moved;
    this.moved = [];
    return taken;
  }

  /**
   * Takes an FWB: the first lodges the waybill, a later one of the same carrier amends it.
   * @throws NotTheCarrier, WaybillInCarriage
   */
  lodge(fwb: FwbData, carrierId: string, at: Date, newId: () => string): LodgeOutcome {
    if (this.fwb) return this.amend(this.fwb, fwb, carrierId, at);
    this.fwb = fwb;
    this.carrierId = carrierId;
    this.lodgedAt = at;
    this.concerned.add(carrierId);
    this.raise(WaybillLodged, this.awb, {
      ...this.head(),
      origin: fwb.origin,
      destination: fwb.destination,
      pieces: fwb.pieces,
      weight: fwb.weight,
      goodsDescription: fwb.goodsDescription,
      shipper: fwb.shipper.name,
      consignee: fwb.consignee.name,
      lodgedAt: at.toISOString(),
    });
    const lot = CargoLot.restore({
      id: newId(),
      lotNo: 1,
      station: fwb.destination,
      pieces: fwb.pieces,
      weight: fwb.weight,
      status: 'expected',
      // Whatever was reported before the FWB came counts as later.
      statusAt: new Date(0),
      milestone: undefined,
    });
    this.lots = [lot];
    this.raise(LotCreated, lot.id, { ...this.head(), ...sizeOf(lot), station: lot.station });
    return 'lodged';
  }

  /** Makes an organisation concerned. @returns false when it is so already */
  concern(organisationId: string): boolean {
    const before = this.concerned.size;
    return this.concerned.add(organisationId).size > before;
  }

  /** Applies a status to the lots it covers. Whoever reports becomes concerned. */
  report(report: StatusReport, reportedBy: string, newId: () => string): ReportOutcome {
    this.concern(reportedBy);
    const effect = effectOf(report.code, report.discrepancy);
    if (effect.kind === 'record') return 'recorded';
    if (!this.fwb) return 'waiting';
    return effect.kind === 'move'
      ? this.move(effect.to, report, newId)
      : this.mark(effect.milestone, effect.of, report);
  }

  private move(to: LotStatus, report: StatusReport, newId: () => string): ReportOutcome {
    const possible = this.lots.filter((lot) => lot.canBecome(to, report.station));
    const candidates = possible
      .filter((lot) => !lot.isPast(to, report.orderedAt))
      .sort((one, other) => this.nearness(one, report) - this.nearness(other, report));
    if (candidates.length === 0) {
      return possible.length > 0 || this.lots.some((lot) => lot.isPast(to, report.orderedAt))
        ? 'late'
        : 'outOfOrder';
    }
    let left = report.pieces;
    for (const lot of candidates) {
      if (left === 0) break;
      const taken = lot.pieces <= left ? lot : this.split(lot, left, report, newId);
      left -= taken.pieces;
      this.change(taken, to, report);
    }
    return 'applied';
  }

  /** Lots at the station itself come first, then by how near they are to the move, then by number. */
  private nearness(lot: CargoLot, { station }: StatusReport): number {
    return (lot.station === station ? 0 : 100) + preferenceOf(lot.status) + lot.lotNo / 10_000;
  }

  private split(lot: CargoLot, pieces: number, report: StatusReport, newId: () => string): CargoLot {
    const lotNo = Math.max(...this.lots.map((each) => each.lotNo)) + 1;
    const part = lot.split(pieces, report.weight, newId(), lotNo);
    this.lots.push(part);
    this.raise(LotCreated, part.id, {
      ...this.head(),
      ...sizeOf(part),
      station: part.station,
      splitFrom: sizeOf(lot),
    });
    return part;
  }

  private change(lot: CargoLot, to: LotStatus, report: StatusReport): void {
    const from = lot.status;
    lot.become(to, report.station, report.earliestAt);
    const { station, occurredAt, meaning } = report;
    this.moved.push({
      lotId: lot.id,
      lotNo: lot.lotNo,
      from,
      to,
      station,
      pieces: lot.pieces,
      occurredAt,
      meaning,
    });
    this.raise(LotStatusChanged, lot.id, {
      ...this.head(),
      ...sizeOf(lot),
      from,
      to,
      station,
      totalPieces: this.fwb?.pieces ?? 0,
      occurredAt: occurredAt.toISOString(),
    });
  }

  /** Marks whole lots only: a milestone of a part does not part the lot. */
  private mark(milestone: Milestone, of: 'departure' | 'arrival', report: StatusReport): ReportOutcome {
    let left = report.pieces;
    let marked = false;
    for (const lot of this.lots) {
      const fits =
        of === 'departure'
          ? lot.status === 'expected'
          : lot.station === report.station && (lot.status === 'landed' || lot.status === 'received');
      if (!fits || lot.pieces > left) continue;
      left -= lot.pieces;
      marked = lot.reach(milestone) || marked;
    }
    return marked ? 'applied' : 'recorded';
  }

  private amend(before: FwbData, after: FwbData, carrierId: string, at: Date): LodgeOutcome {
    if (carrierId !== this.carrierId) throw new NotTheCarrier(this.awb);
    if (JSON.stringify(before) === JSON.stringify(after)) return 'unchanged';
    const fixed = fixedDifferences(before, after);
    if (fixed.length > 0 && this.lots.some(({ status }) => status !== 'expected')) {
      throw new WaybillInCarriage(this.awb, fixed);
    }
    this.fwb = after;
    if (fixed.length > 0) this.lots[0]?.resize(after.pieces, after.weight, after.destination);
    this.raise(WaybillAmended, this.awb, {
      ...this.head(),
      origin: after.origin,
      destination: after.destination,
      pieces: after.pieces,
      weight: after.weight,
      goodsDescription: after.goodsDescription,
      amendedAt: at.toISOString(),
    });
    return 'amended';
  }

  private head(): { awb: string; concerns: string[] } {
    return { awb: this.awb, concerns: [...this.concerned].sort() };
  }
}

interface Size {
  lotId: string;
  lotNo: number;
  pieces: number;
  weight: QuantityValue;
}

const sizeOf = ({ state: { id, lotNo, pieces, weight } }: CargoLot): Size => ({
  lotId: id,
  lotNo,
  pieces,
  weight,
});
