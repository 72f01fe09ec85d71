import type { Lot, WaybillStatus, WaybillSummary } from '@landport/contracts';
import type { FwbData } from '../domain/cargo-imp/fwb/fwb';

export const SUMMARY_COLUMNS = `waybill.awb, status, origin, destination, pieces, trim_scale(weight)::text AS weight,
  weight_unit, goods, fwb, lodged_at, updated_at, version, first_event_id`;

export interface SummaryRow {
  readonly awb: string;
  readonly status: WaybillStatus;
  readonly origin: string | null;
  readonly destination: string | null;
  readonly pieces: number | null;
  readonly weight: string | null;
  readonly weight_unit: string | null;
  readonly goods: string | null;
  readonly fwb: FwbData | null;
  readonly lodged_at: Date | null;
  readonly updated_at: Date;
  readonly version: number;
  readonly first_event_id: string;
}

export const summaryOf = (row: SummaryRow): WaybillSummary => ({
  awb: row.awb,
  status: row.status,
  origin: row.origin,
  destination: row.destination,
  pieces: row.pieces,
  weight: row.weight === null ? null : { value: row.weight, unit: row.weight_unit ?? '' },
  goodsDescription: row.goods,
  lodgedAt: row.lodged_at?.toISOString() ?? null,
  updatedAt: row.updated_at.toISOString(),
  self: { href: `/v1/air/waybills/${row.awb}` },
});

export const LOT_COLUMNS = `id, lot.awb, lot_no, status, station, pieces, trim_scale(weight)::text AS weight,
  weight_unit, status_at`;

export interface LotShownRow {
  readonly id: string;
  readonly awb: string;
  readonly lot_no: number;
  readonly status: Lot['status'];
  readonly station: string;
  readonly pieces: number;
  readonly weight: string;
  readonly weight_unit: string;
  readonly status_at: Date;
}

export const lotShown = (row: LotShownRow): Lot => ({
  id: row.id,
  awb: row.awb,
  lotNo: row.lot_no,
  status: row.status,
  station: row.station,
  pieces: row.pieces,
  weight: { value: row.weight, unit: row.weight_unit },
  // A lot begins before all time, so that what waited for the FWB counts as later.
  statusAt: row.status_at.getTime() === 0 ? null : row.status_at.toISOString(),
});
