import { Inject, Injectable } from '@nestjs/common';
import type { HistoryEntry, Lot, WaybillDetail, WaybillStatus } from '@landport/contracts';
import { Database } from '@landport/platform';
import { factsOf } from '../domain/waybill/waybill-facts';
import {
  lotShown,
  LOT_COLUMNS,
  summaryOf,
  SUMMARY_COLUMNS,
  type LotShownRow,
  type SummaryRow,
} from './shown-rows';

export interface WaybillFound {
  readonly version: number;
  readonly waybill: WaybillDetail;
}

/** Reads for those whom a waybill concerns: straight to the answer, no aggregate. */
@Injectable()
export class WaybillQueries {
  constructor(@Inject(Database) private readonly db: Database) {}

  async find(awb: string, organisationId: string): Promise<WaybillFound | undefined> {
    const [row] = await this.db.prepared<SummaryRow>('waybill.show', SHOW, [awb, organisationId]);
    if (!row) return undefined;
    const [lots, history] = await Promise.all([
      this.db.prepared<LotShownRow>('waybill.show-lots', SHOW_LOTS, [awb]),
      this.db.prepared<HistoryRow>('waybill.show-history', SHOW_HISTORY, [awb, row.first_event_id]),
    ]);
    const waybill = {
      ...summaryOf(row),
      facts: row.fwb && factsOf(row.fwb),
      lots: lots.map(lotShown),
      history: history.map(historyEntryOf),
    };
    return { version: row.version, waybill };
  }

  /** One row more than `limit` when there are more. */
  list(filter: WaybillFilter): Promise<SummaryRow[]> {
    const { organisationId, awb, status, after, limit } = filter;
    return this.db.prepared<SummaryRow>('waybill.list', LIST, [
      organisationId,
      awb,
      status,
      after ?? '',
      limit + 1,
    ]);
  }

  /** One row more than `limit` when there are more. */
  listLots(filter: LotFilter): Promise<LotShownRow[]> {
    const { organisationId, awb, station, status, after, limit } = filter;
    const [afterAwb, afterNo] = after ?? ['', 0];
    const values = [organisationId, awb, station, status, afterAwb, afterNo, limit + 1];
    return this.db.prepared<LotShownRow>('lot.list', LIST_LOTS, values);
  }
}

export interface WaybillFilter {
  readonly organisationId: string;
  readonly awb: string | undefined;
  readonly status: WaybillStatus | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

export interface LotFilter {
  readonly organisationId: string;
  readonly awb: string | undefined;
  readonly station: string | undefined;
  readonly status: Lot['status'] | undefined;
  readonly after: readonly [awb: string, lotNo: number] | undefined;
  readonly limit: number;
}

interface HistoryRow extends Omit<HistoryEntry, 'occurredAt' | 'receivedAt'> {
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

const historyEntryOf = (row: HistoryRow): HistoryEntry => ({
  ...row,
  occurredAt: row.occurredAt.toISOString(),
  receivedAt: row.receivedAt.toISOString(),
});

const OF_CALLER = `waybill JOIN concern ON concern.awb = waybill.awb AND concern.organisation_id`;

const SHOW = `SELECT ${SUMMARY_COLUMNS} FROM ${OF_CALLER} = $2 WHERE waybill.awb = $1`;
const SHOW_LOTS = `SELECT ${LOT_COLUMNS} FROM lot WHERE awb = $1 ORDER BY lot_no`;
const SHOW_HISTORY = `
  SELECT code, station, next_station AS "nextStation", flight, discrepancy, pieces, occurred_at AS "occurredAt",
         received_at AS "receivedAt", reported_by AS "reportedBy", outcome, text,
         (SELECT coalesce(json_agg(json_build_object('lotNo', lot_no, 'from', from_status, 'to', to_status,
                                                     'pieces', lot_move.pieces) ORDER BY lot_no), '[]')
            FROM lot_move WHERE lot_move.awb = $1 AND lot_move.id >= $2 AND lot_move.meaning = status_event.meaning
         ) AS moves
    FROM status_event WHERE awb = $1 AND id >= $2 ORDER BY ordered_at, id`;
const LIST = `
  SELECT ${SUMMARY_COLUMNS} FROM ${OF_CALLER} = $1
   WHERE ($2::text IS NULL OR waybill.awb = $2) AND ($3::text IS NULL OR status = $3) AND concern.awb > $4
   ORDER BY concern.awb LIMIT $5`;
const LIST_LOTS = `
  SELECT ${LOT_COLUMNS} FROM concern JOIN lot USING (awb)
   WHERE concern.organisation_id = $1 AND ($2::text IS NULL OR concern.awb = $2)
     AND ($3::text IS NULL OR station = $3) AND ($4::text IS NULL OR status = $4)
     AND (concern.awb, lot_no) > ($5, $6::integer)
   ORDER BY concern.awb, lot_no LIMIT $7`;
