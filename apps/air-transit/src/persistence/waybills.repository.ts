import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@landport/messaging';
import { Ids, type TraceContext, type Tx } from '@landport/platform';
import { MasterWaybill } from '../domain/waybill/master-waybill';
import { earliestIdBefore } from './earliest-id';
import { lotStateOf, waybillRowOf, type LotRow, type WaybillRow } from './waybill.rows';

/** A waybill whose row is locked until the transaction ends. */
export interface LockedWaybill {
  readonly waybill: MasterWaybill;
  /** Its status events have ids from here on. */
  readonly firstEventId: string;
}

@Injectable()
export class Waybills {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /**
   * Locks the waybills of these numbers, in order of number so that two requests cannot deadlock; one that is not
   * known yet is begun as a draft. Lots are read in a statement of their own: one that had waited for the lock
   * would still see them as they were before it.
   */
  async lock(tx: Tx, awbs: ReadonlySet<string>, now: Date): Promise<Map<string, LockedWaybill>> {
    const sorted = [...awbs].sort();
    await tx.prepared('waybill.begin', BEGIN, [sorted, earliestIdBefore(this.ids.next()), now]);
    const rows = await tx.prepared<WaybillRow>('waybill.lock', LOCK, [sorted]);
    const lots = await tx.prepared<LotRow>('waybill.lots', LOTS, [sorted]);
    const concerns = await tx.prepared<{ awb: string; organisation_id: string }>(
      'waybill.concerns',
      CONCERNS,
      [sorted],
    );
    return new Map(
      rows.map((row) => {
        const waybill = new MasterWaybill({
          awb: row.awb,
          fwb: row.fwb ?? undefined,
          carrierId: row.carrier_id ?? undefined,
          lodgedAt: row.lodged_at ?? undefined,
          lastSequence: row.last_sequence,
          concerns: concerns.filter(({ awb }) => awb === row.awb).map((each) => each.organisation_id),
          lots: lots.filter(({ awb }) => awb === row.awb).map(lotStateOf),
        });
        return [row.awb, { waybill, firstEventId: row.first_event_id }];
      }),
    );
  }

  /** The row, its lots and their moves, who is concerned, and its events: all of it, or nothing. */
  async save(tx: Tx, waybill: MasterWaybill, now: Date, trace: TraceContext): Promise<void> {
    const { awb, concerns, lots } = waybill.state;
    await tx.prepared('waybill.save', SAVE, waybillRowOf(waybill, now));
    await tx.prepared('waybill.save-concerns', SAVE_CONCERNS, [awb, concerns]);
    if (lots.length > 0) await tx.prepared('waybill.save-lots', SAVE_LOTS, [awb, JSON.stringify(lots)]);
    const moves = waybill.takeMoves().map((move) => ({ ...move, id: this.ids.next() }));
    if (moves.length > 0) await tx.prepared('waybill.save-moves', SAVE_MOVES, [awb, JSON.stringify(moves)]);
    await this.outbox.append(tx, waybill.takeFacts(), trace);
  }
}

const BEGIN = `
  INSERT INTO waybill (awb, status, last_sequence, version, first_event_id, updated_at)
  SELECT awb, 'draft', 0, 1, $2, $3 FROM unnest($1::text[]) AS awb ON CONFLICT DO NOTHING`;
const LOCK = `
  SELECT awb, carrier_id, fwb, lodged_at, last_sequence, first_event_id
    FROM waybill WHERE awb = ANY($1::text[]) ORDER BY awb FOR UPDATE`;
const LOTS = `
  SELECT id, awb, lot_no, station, pieces, trim_scale(weight)::text AS weight, weight_unit, status, status_at, milestone
    FROM lot WHERE awb = ANY($1::text[]) ORDER BY awb, lot_no`;
const CONCERNS = `SELECT awb, organisation_id FROM concern WHERE awb = ANY($1::text[])`;

const SAVE = `
  UPDATE waybill SET status = $2, carrier_id = $3, origin = $4, destination = $5, pieces = $6, weight = $7,
         weight_unit = $8, goods = $9, fwb = $10, lodged_at = $11, last_sequence = $12, updated_at = $13,
         version = version + 1
   WHERE awb = $1`;
const SAVE_CONCERNS = `
  INSERT INTO concern (organisation_id, awb) SELECT organisation_id, $1 FROM unnest($2::text[]) AS organisation_id
  ON CONFLICT DO NOTHING`;
const SAVE_LOTS = `
  INSERT INTO lot (id, awb, lot_no, station, pieces, weight, weight_unit, status, status_at, milestone)
  SELECT id, $1, "lotNo", station, pieces, (weight ->> 'value')::numeric, weight ->> 'unit', status, "statusAt", milestone
    FROM jsonb_to_recordset($2::jsonb) AS lot (id uuid, "lotNo" integer, station text, pieces integer, weight jsonb,
                                               status text, "statusAt" timestamptz, milestone text)
  ON CONFLICT (id) DO UPDATE SET station = excluded.station, pieces = excluded.pieces, weight = excluded.weight,
     weight_unit = excluded.weight_unit, status = excluded.status, status_at = excluded.status_at,
     milestone = excluded.milestone`;
const SAVE_MOVES = `
  INSERT INTO lot_move (id, awb, lot_id, lot_no, from_status, to_status, station, pieces, occurred_at, meaning)
  SELECT id, $1, "lotId", "lotNo", "from", "to", station, pieces, "occurredAt", meaning
    FROM jsonb_to_recordset($2::jsonb) AS move (id uuid, "lotId" uuid, "lotNo" integer, "from" text, "to" text,
                                                station text, pieces integer, "occurredAt" timestamptz, meaning text)`;
