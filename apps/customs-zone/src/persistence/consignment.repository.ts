import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '@landport/platform';
import { Consignment, type ConsignmentLot } from '../domain/declaration/consignment';
import { rowWriter, writeRows } from './write-rows';

interface ConsignmentRow {
  readonly awb: string;
  readonly total_pieces: number | null;
}

interface LotRow {
  readonly awb: string;
  readonly lot_no: number;
  readonly lot_id: string;
  readonly station: string;
  readonly status: string;
  readonly pieces: number;
  readonly received_at: Date | null;
  readonly admitted_pieces: number;
}

/** What a waybill says of its goods. */
export interface WaybillRow {
  readonly awb: string;
  readonly total_pieces: number;
  readonly goods: string;
  readonly origin?: string | undefined;
  readonly destination?: string | undefined;
  readonly concerns: readonly string[];
}

const LOTS = rowWriter(
  'consignment_lot',
  ['awb', 'lot_no', 'lot_id', 'station', 'status', 'pieces', 'received_at', 'admitted_pieces'],
  ['awb', 'lot_no'],
);

@Injectable()
export class ConsignmentRepository {
  /**
   * Locks the rows of these waybills until the transaction ends, in one order for everyone, and makes those that
   * nobody has named yet: goods and declaration, whichever comes first, leave the row for the other to find.
   */
  async lock(tx: Tx, awbs: readonly string[], at: string): Promise<Map<string, Consignment>> {
    if (awbs.length === 0) return new Map();
    const sorted = [...new Set(awbs)].sort();
    let rows = await this.lockThere(tx, sorted);
    if (rows.length < sorted.length) {
      await tx.prepared(
        'consignment.make',
        `INSERT INTO consignment (awb, known_at) SELECT awb, $2 FROM unnest($1::text[]) AS awb ORDER BY awb
         ON CONFLICT DO NOTHING`,
        [sorted, at],
      );
      rows = await this.lockThere(tx, sorted);
    }
    const lots = await this.lotsOf(tx, sorted);
    return new Map(
      rows.map(({ awb, total_pieces: totalPieces }) => [
        awb,
        new Consignment({ awb, totalPieces, lots: lots.get(awb) ?? [] }),
      ]),
    );
  }

  /** Notes what the waybills say. The rows are locked. */
  async describe(tx: Tx, waybills: readonly WaybillRow[]): Promise<void> {
    await tx.prepared(
      'consignment.describe',
      `UPDATE consignment c
          SET total_pieces = w.total_pieces, goods = w.goods, origin = coalesce(w.origin, c.origin),
              destination = coalesce(w.destination, c.destination), concerns = w.concerns
         FROM json_populate_recordset(NULL::consignment, $1) w
        WHERE c.awb = w.awb`,
      [JSON.stringify(waybills)],
    );
  }

  async saveLots(tx: Tx, consignments: readonly Consignment[]): Promise<void> {
    const rows = consignments.flatMap(({ state: { awb, lots } }) =>
      lots.map((lot) => ({
        awb,
        lot_no: lot.lotNo,
        lot_id: lot.lotId,
        station: lot.station,
        status: lot.status,
        pieces: lot.pieces,
        received_at: lot.receivedAt,
        admitted_pieces: lot.admittedPieces,
      })),
    );
    await writeRows(tx, LOTS, rows);
  }

  private lockThere(tx: Tx, awbs: readonly string[]): Promise<ConsignmentRow[]> {
    return tx.prepared<ConsignmentRow>(
      'consignment.lock',
      `SELECT awb, total_pieces FROM consignment WHERE awb = ANY($1::text[]) ORDER BY awb FOR UPDATE`,
      [awbs],
    );
  }

  /** Read after the lock, by a statement of its own: it sees what the transaction before it committed. */
  private async lotsOf(sql: Sql, awbs: readonly string[]): Promise<Map<string, ConsignmentLot[]>> {
    const rows = await sql.prepared<LotRow>(
      'consignment.lots',
      `SELECT awb, lot_no, lot_id, station, status, pieces, received_at, admitted_pieces
         FROM consignment_lot WHERE awb = ANY($1::text[]) ORDER BY awb, lot_no`,
      [awbs],
    );
    const lots = new Map<string, ConsignmentLot[]>();
    for (const row of rows) {
      const lot = {
        lotNo: row.lot_no,
        lotId: row.lot_id,
        station: row.station,
        status: row.status,
        pieces: row.pieces,
        receivedAt: row.received_at?.toISOString() ?? null,
        admittedPieces: row.admitted_pieces,
      };
      lots.set(row.awb, [...(lots.get(row.awb) ?? []), lot]);
    }
    return lots;
  }
}
