import type { LotStatus } from '@landport/contracts';
import type { FwbData } from '../domain/cargo-imp/fwb/fwb';
import type { LotState } from '../domain/waybill/cargo-lot';
import type { MasterWaybill } from '../domain/waybill/master-waybill';
import type { Milestone } from '../domain/waybill/status-effects';

export interface WaybillRow {
  readonly awb: string;
  readonly carrier_id: string | null;
  readonly fwb: FwbData | null;
  readonly lodged_at: Date | null;
  readonly last_sequence: number;
  readonly first_event_id: string;
}

export interface LotRow {
  readonly id: string;
  readonly awb: string;
  readonly lot_no: number;
  readonly station: string;
  readonly pieces: number;
  readonly weight: string;
  readonly weight_unit: string;
  readonly status: LotStatus;
  readonly status_at: Date;
  readonly milestone: Milestone | null;
}

export const lotStateOf = (row: LotRow): LotState => ({
  id: row.id,
  lotNo: row.lot_no,
  station: row.station,
  pieces: row.pieces,
  weight: { value: row.weight, unit: row.weight_unit },
  status: row.status,
  statusAt: row.status_at,
  milestone: row.milestone ?? undefined,
});

/** Values of the saving statement, in its order. */
export function waybillRowOf(waybill: MasterWaybill, now: Date): unknown[] {
  const { awb, fwb, carrierId, lodgedAt, lastSequence } = waybill.state;
  return [
    awb,
    waybill.status,
    carrierId,
    fwb?.origin,
    fwb?.destination,
    fwb?.pieces,
    fwb?.weight.value,
    fwb?.weight.unit,
    fwb?.goodsDescription,
    fwb && JSON.stringify(fwb),
    lodgedAt,
    lastSequence,
    now,
  ];
}
