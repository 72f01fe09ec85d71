import type { FwbData } from '../cargo-imp/fwb/fwb';
import type { StatusCode } from '../cargo-imp/fsu/fsu';
import { MasterWaybill } from './master-waybill';
import type { StatusReport } from './status-report';
import type { ReportOutcome } from './waybill-state';

export const AWB = '999-12345675';
const party = { name: 'A', address: ['B'], place: 'C', country: 'CN', contacts: [] };

export const fwbOf = (changes: Partial<FwbData> = {}): FwbData => ({
  awb: AWB,
  origin: 'HKG',
  destination: 'CKG',
  pieces: 10,
  weight: { value: '120.5', unit: 'KGM' },
  flights: [],
  route: [{ airport: 'CKG' }],
  shipper: party,
  consignee: party,
  rating: [],
  goodsDescription: 'CHIPS',
  consolidation: false,
  charges: { other: [], prepaid: [], collect: [] },
  handlingCodes: [],
  participants: [],
  regulatory: [],
  texts: { specialService: [], otherService: [], accounting: [] },
  unknown: [],
  ...changes,
});

export const LODGED_AT = new Date('2026-11-24T00:00:00Z');
let ids = 0;
export const newId = (): string => `lot-${(ids += 1)}`;
export const at = (minute: number): Date => new Date(LODGED_AT.getTime() + minute * 60_000);

export function reportOf(
  code: StatusCode,
  minute: number,
  station: string,
  pieces: number,
  more: Partial<StatusReport> = {},
): StatusReport {
  return {
    code,
    station,
    nextStation: undefined,
    flight: undefined,
    discrepancy: undefined,
    pieces,
    weight: undefined,
    occurredAt: at(minute),
    orderedAt: at(minute),
    earliestAt: at(minute),
    meaning: `${code} ${minute}`,
    line: 3,
    text: '',
    ...more,
  };
}

export function lodged(changes: Partial<FwbData> = {}): MasterWaybill {
  const waybill = MasterWaybill.unknown(AWB);
  waybill.lodge(fwbOf(changes), 'changjiang-air', LODGED_AT, newId);
  return waybill;
}

export const lotsOf = (waybill: MasterWaybill): unknown[] =>
  waybill.state.lots.map(({ status, station, pieces, weight }) => [status, station, pieces, weight.value]);

export const tell = (waybill: MasterWaybill, ...reports: StatusReport[]): ReportOutcome[] =>
  reports.map((report) => waybill.report(report, 'ckg-ground', newId));
