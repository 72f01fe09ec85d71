import { listConsignments, showConsignment, type ConsignmentView } from '@landport/contracts';
import {
  answerPage,
  Caller,
  Input,
  objectNotFound,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import { Clock, Database } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReferenceData } from '../reference-data/reference-data';

interface ConsignmentRow {
  readonly awb: string;
  readonly total_pieces: number | null;
  readonly goods: string | null;
  readonly origin: string | null;
  readonly destination: string | null;
  readonly lots:
    | readonly {
        readonly lot_no: number;
        readonly station: string;
        readonly status: string;
        readonly pieces: number;
        readonly admitted_pieces: number;
        readonly received_at: string | null;
      }[]
    | null;
}

/** A customs office and a zone operator see all goods of their airport; others what concerns or is declared by them. */
const VISIBLE = `
  SELECT c.*, (SELECT json_agg(l ORDER BY l.lot_no) FROM consignment_lot l WHERE l.awb = c.awb) AS lots
    FROM consignment c
   WHERE ($1 OR $2 = ANY(c.concerns)
          OR EXISTS (SELECT FROM declaration d WHERE d.awb = c.awb AND $2 IN (d.organisation_id, d.importer_id)))`;

@Controller()
export class ShowConsignmentsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(listConsignments)
  async list(
    @Input() { query: { limit, cursor } }: InputOf<typeof listConsignments>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const rows = await this.db.query<ConsignmentRow>(
      `${VISIBLE} AND ($3::text IS NULL OR c.awb > $3) ORDER BY c.awb LIMIT $4`,
      [await this.seesAll(caller), caller.organisationId, readCursor(z.string(), cursor), limit + 1],
    );
    return answerPage(
      reply,
      pageOf(rows, limit, ({ awb }) => awb),
      consignmentView,
    );
  }

  @Route(showConsignment)
  async show(@Input() { params }: InputOf<typeof showConsignment>, @Caller() caller: Caller) {
    const [row] = await this.db.query<ConsignmentRow>(`${VISIBLE} AND c.awb = $3`, [
      await this.seesAll(caller),
      caller.organisationId,
      params.awb,
    ]);
    if (row === undefined) throw objectNotFound('consignment', params.awb);
    return consignmentView(row);
  }

  private async seesAll({ organisationId }: Caller): Promise<boolean> {
    const today = await this.reference.on(this.clock.now().toISOString().slice(0, 10));
    return (
      today.find('customsOffice', organisationId) !== undefined || today.siteOf(organisationId) !== undefined
    );
  }
}

const consignmentView = (row: ConsignmentRow): z.output<typeof ConsignmentView> => ({
  awb: row.awb,
  totalPieces: row.total_pieces,
  goods: row.goods,
  origin: row.origin,
  destination: row.destination,
  lots: (row.lots ?? []).map((lot) => ({
    lotNo: lot.lot_no,
    station: lot.station,
    status: lot.status,
    pieces: lot.pieces,
    admittedPieces: lot.admitted_pieces,
    receivedAt: lot.received_at === null ? null : new Date(lot.received_at).toISOString(),
  })),
});
