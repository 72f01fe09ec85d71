import { Inject, Injectable } from '@nestjs/common';
import { Ids, type Tx } from '@landport/platform';
import type { StatusCode } from '../domain/cargo-imp/fsu/fsu';
import type { StatusReport } from '../domain/waybill/status-report';
import type { ReportOutcome } from '../domain/waybill/waybill-state';

/** A report with who made it. */
export interface ReportBy {
  readonly report: StatusReport;
  readonly reportedBy: string;
}

export interface StatusTaken extends ReportBy {
  readonly awb: string;
  readonly outcome: ReportOutcome;
}

/** What was reported of a waybill before. */
export interface ToldBefore {
  readonly meanings: Set<string>;
  /** Reports that moved nothing yet, for want of the FWB or of the move before theirs; in order of occurrence. */
  readonly pending: ReportBy[];
}

/** Most reports of a waybill that are tried again. */
export const MOST_PENDING = 100;

/** Every status as it was reported. Rows are added, never changed. */
@Injectable()
export class StatusEvents {
  constructor(@Inject(Ids) private readonly ids: Ids) {}

  /** @param firstEventId  of the waybill */
  async toldOf(tx: Tx, awb: string, firstEventId: string): Promise<ToldBefore> {
    const rows = await tx.prepared<{ meaning: string; settled: boolean }>('status.meanings', MEANINGS, [
      awb,
      firstEventId,
    ]);
    const unsettled = rows.some(({ settled }) => !settled);
    const pending = unsettled
      ? await tx.prepared<PendingRow>('status.pending', PENDING, [awb, firstEventId, MOST_PENDING])
      : [];
    return { meanings: new Set(rows.map(({ meaning }) => meaning)), pending: pending.map(reportByOf) };
  }

  async append(tx: Tx, envelopeId: string, receivedAt: Date, taken: readonly StatusTaken[]): Promise<void> {
    if (taken.length === 0) return;
    const rows = taken.map(({ awb, report, reportedBy, outcome }) => ({
      ...report,
      id: this.ids.next(),
      awb,
      reportedBy,
      outcome,
    }));
    await tx.prepared('status.append', APPEND, [envelopeId, receivedAt, JSON.stringify(rows)]);
  }
}

interface PendingRow {
  readonly code: StatusCode;
  readonly station: string;
  readonly next_station: string | null;
  readonly flight: string | null;
  readonly discrepancy: string | null;
  readonly pieces: number;
  readonly weight: string | null;
  readonly weight_unit: string | null;
  readonly occurred_at: Date;
  readonly ordered_at: Date;
  readonly earliest_at: Date;
  readonly meaning: string;
  readonly line: number;
  readonly text: string;
  readonly reported_by: string;
}

const reportByOf = (row: PendingRow): ReportBy => ({
  reportedBy: row.reported_by,
  report: {
    code: row.code,
    station: row.station,
    nextStation: row.next_station ?? undefined,
    flight: row.flight ?? undefined,
    discrepancy: row.discrepancy ?? undefined,
    pieces: row.pieces,
    weight: row.weight === null ? undefined : { value: row.weight, unit: row.weight_unit ?? '' },
    occurredAt: row.occurred_at,
    orderedAt: row.ordered_at,
    earliestAt: row.earliest_at,
    meaning: row.meaning,
    line: row.line,
    text: row.text,
  },
});

const MEANINGS = `
  SELECT meaning, outcome NOT IN ('waiting', 'outOfOrder') AS settled FROM status_event WHERE awb = $1 AND id >= $2`;
const PENDING = `
  SELECT code, station, next_station, flight, discrepancy, pieces, trim_scale(weight)::text AS weight, weight_unit,
         occurred_at, ordered_at, earliest_at, meaning, line, text, reported_by
    FROM status_event AS told
   WHERE awb = $1 AND id >= $2 AND outcome IN ('waiting', 'outOfOrder')
     AND NOT EXISTS (SELECT FROM lot_move WHERE lot_move.awb = $1 AND lot_move.id >= $2
                                            AND lot_move.meaning = told.meaning)
   ORDER BY ordered_at, id LIMIT $3`;
const APPEND = `
  INSERT INTO status_event (id, awb, envelope_id, line, code, station, next_station, flight, discrepancy, pieces,
                            weight, weight_unit, occurred_at, ordered_at, earliest_at, received_at, reported_by, meaning, outcome, text)
  SELECT id, awb, $1, line, code, station, "nextStation", flight, discrepancy, pieces, (weight ->> 'value')::numeric,
         weight ->> 'unit', "occurredAt", "orderedAt", "earliestAt", $2, "reportedBy", meaning, outcome, text
    FROM jsonb_to_recordset($3::jsonb) AS told (id uuid, awb text, line integer, code text, station text,
         "nextStation" text, flight text, discrepancy text, pieces integer, weight jsonb, "occurredAt" timestamptz,
         "orderedAt" timestamptz, "earliestAt" timestamptz, "reportedBy" text, meaning text, outcome text, text text)`;
