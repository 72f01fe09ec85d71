import { Controller, Inject } from '@nestjs/common';
import { Awb, listLots } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { lotShown } from '../show-waybill/shown-rows';
import { WaybillQueries } from '../show-waybill/waybill-queries';

const Cursor = z.tuple([Awb, z.int32()]);

@Controller()
export class ListLotsController {
  constructor(@Inject(WaybillQueries) private readonly queries: WaybillQueries) {}

  @Route(listLots)
  async list(
    @Input() { query: { awb, station, status, limit, cursor } }: InputOf<typeof listLots>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<object> {
    const after = readCursor(Cursor, cursor);
    const rows = await this.queries.listLots({ organisationId, awb, station, status, after, limit });
    return answerPage(
      reply,
      pageOf(rows, limit, (last) => [last.awb, last.lot_no]),
      lotShown,
    );
  }
}
