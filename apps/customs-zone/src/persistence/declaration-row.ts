import type { Lane } from '@landport/contracts';
import type { Awaits } from '../domain/declaration/awaits';
import type { DeclarationStatus } from '../domain/declaration/declaration-status';
import type { DeclaredGoods } from '../domain/declaration/declared-goods';
import { GoodsDeclaration, type HistoryEntry } from '../domain/declaration/goods-declaration';
import type { Reason } from '../domain/declaration/reasons';
import { hex, type Row } from './write-rows';

export interface DeclarationRow {
  readonly filing_id: string;
  readonly organisation_id: string;
  readonly importer_id: string;
  readonly reference: string;
  readonly office_id: string;
  readonly version: number;
  readonly revision: number;
  readonly status: DeclarationStatus;
  readonly mrn: string | null;
  readonly awb: string | null;
  readonly goods: DeclaredGoods;
  readonly zone_parties: string[];
  readonly awaits: Awaits[];
  readonly lane: Lane | null;
  readonly lane_reasons: Reason[];
  readonly risk_draw: number | null;
  readonly lodged_at: Date;
  readonly accepted_at: Date | null;
  readonly released_at: Date | null;
  readonly exited_at: Date | null;
  readonly last_sequence: number;
  readonly chain_head: Buffer | null;
}

const textOf = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export const declarationOf = (row: DeclarationRow): GoodsDeclaration =>
  new GoodsDeclaration(
    {
      filingId: row.filing_id,
      organisationId: row.organisation_id,
      reference: row.reference,
      lodgedAt: row.lodged_at.toISOString(),
      officeId: row.office_id,
      version: row.version,
      revision: row.revision,
      status: row.status,
      mrn: row.mrn,
      goods: row.goods,
      zoneParties: row.zone_parties,
      awaits: row.awaits,
      lane: row.lane,
      laneReasons: row.lane_reasons,
      riskDraw: row.risk_draw,
      acceptedAt: textOf(row.accepted_at),
      releasedAt: textOf(row.released_at),
      exitedAt: textOf(row.exited_at),
      chainHead: row.chain_head,
    },
    row.last_sequence,
  );

export function rowOf({ state, lastSequence }: GoodsDeclaration): Row {
  return {
    filing_id: state.filingId,
    organisation_id: state.organisationId,
    importer_id: state.goods.importerId,
    reference: state.reference,
    office_id: state.officeId,
    version: state.version,
    revision: state.revision,
    status: state.status,
    mrn: state.mrn,
    awb: state.goods.awb,
    goods: state.goods,
    zone_parties: state.zoneParties,
    awaits: state.awaits,
    lane: state.lane,
    lane_reasons: state.laneReasons,
    risk_draw: state.riskDraw,
    lodged_at: state.lodgedAt,
    accepted_at: state.acceptedAt,
    released_at: state.releasedAt,
    exited_at: state.exitedAt,
    last_sequence: lastSequence,
    chain_head: state.chainHead === null ? null : hex(state.chainHead),
  };
}

/** What the hash of a history row covers, in this order for life. */
export const historyContent = (
  filingId: string,
  {
    version,
    action,
    from,
    to,
    by,
    why,
    at,
  }: Omit<HistoryEntry, 'from' | 'to'> & { from: string; to: string },
): readonly unknown[] => [filingId, version, action, from, to, by, why, at];
