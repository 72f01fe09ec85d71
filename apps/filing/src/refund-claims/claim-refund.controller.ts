import { Controller, Inject } from '@nestjs/common';
import { claimRefund } from '@landport/contracts';
import { Caller, etagOf, Idempotent, Input, Once, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import { actorOf } from '../mandates/acting';
import { VisibleFilings } from '../show-filing/visible-filings';
import { ClaimRefundHandler } from './claim-refund.handler';
import { refundHref, viewOfClaim } from './refund-claim-view';

@Controller()
export class ClaimRefundController {
  constructor(
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(ClaimRefundHandler) private readonly handler: ClaimRefundHandler,
  ) {}

  @Route(claimRefund)
  claim(
    @Input() { params, body }: InputOf<typeof claimRefund>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Idempotent() once: Once,
  ): Promise<string> {
    return once.run(async (tx) => {
      const { id: filingId, kind } = await this.filings.get(params.id, caller, tx);
      const claim = await this.handler.claim(tx, { filingId, ...body, by: actorOf(caller, kind), trace });
      return {
        status: 201,
        headers: { location: refundHref(claim.id), etag: etagOf(claim.version) },
        body: viewOfClaim(claim),
      };
    });
  }
}
