import { Controller, Inject } from '@nestjs/common';
import { showWaybill, type WaybillDetail } from '@landport/contracts';
import { Caller, etagOf, Input, objectNotFound, Reply, Route, type InputOf } from '@landport/http';
import type { FastifyReply } from 'fastify';
import { WaybillQueries } from './waybill-queries';

@Controller()
export class ShowWaybillController {
  constructor(@Inject(WaybillQueries) private readonly queries: WaybillQueries) {}

  /** A waybill that does not concern the caller's organisation reads as if it were not there. */
  @Route(showWaybill)
  async show(
    @Input() { params: { awb } }: InputOf<typeof showWaybill>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<WaybillDetail> {
    const found = await this.queries.find(awb, caller.organisationId);
    if (!found) throw objectNotFound('waybill', awb);
    reply.header('etag', etagOf(found.version));
    return found.waybill;
  }
}
