import { openLedger } from '@landport/contracts';
import { Caller, etagOf, Idempotent, Input, Once, Route, type InputOf } from '@landport/http';
import { Controller, Inject } from '@nestjs/common';
import { ledgerDetail } from '../show-ledgers/ledger-view';
import { OpenLedgerHandler } from './open-ledger.handler';

@Controller()
export class OpenLedgerController {
  constructor(@Inject(OpenLedgerHandler) private readonly handler: OpenLedgerHandler) {}

  @Route(openLedger)
  open(
    @Input() { body }: InputOf<typeof openLedger>,
    @Caller() caller: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    return once.run(async (tx) => {
      const ledger = await this.handler.open(tx, body, caller.organisationId);
      const { id, version } = ledger.state;
      const headers = { location: `/v1/zone/ledgers/${id}`, etag: etagOf(version) };
      return { status: 201, body: ledgerDetail(ledger), headers };
    });
  }
}
