import { Controller, Inject } from '@nestjs/common';
import { Awb, listWaybills } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import type { FastifyReply } from 'fastify';
import { summaryOf } from '../show-waybill/shown-rows';
import { WaybillQueries } from '../show-waybill/waybill-queries';

@Controller()
export class ListWaybillsController {
  constructor(@Inject(WaybillQueries) private readonly queries: WaybillQueries) {}

  @Route(listWaybills)
  async list(
    @Input() { query: { awb, status, limit, cursor } }: InputOf<typeof listWaybills>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<object> {
    const after = readCursor(Awb, cursor);
    const rows = await this.queries.list({ organisationId, awb, status, after, limit });
    return answerPage(
      reply,
      pageOf(rows, limit, (last) => last.awb),
      summaryOf,
    );
  }
}
