import type { openLedger } from '@landport/contracts';
import type { InputOf } from '@landport/http';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Ids, type Tx } from '@landport/platform';
import { Ledger } from '../domain/ledger/ledger';
import { OperatorOnly } from '../domain/ledger/ledger-errors';
import { Stock } from '../domain/ledger/stock';
import { ledgerNumber } from '../domain/numbers';
import { LedgerRepository } from '../persistence/ledger.repository';
import { takeSerials } from '../persistence/serials';
import { ReferenceData } from '../reference-data/reference-data';

@Injectable()
export class OpenLedgerHandler {
  constructor(
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** @throws OperatorOnly for an organisation that runs no zone */
  async open(tx: Tx, wish: InputOf<typeof openLedger>['body'], operatorId: string): Promise<Ledger> {
    const openedAt = this.clock.now().toISOString();
    const day = await this.reference.on(openedAt.slice(0, 10));
    const site = day.siteOf(operatorId);
    if (site === undefined) throw new OperatorOnly('open a ledger');
    const { code } = day.get('customsOffice', site.officeId);
    const [serial] = await takeSerials(tx, 'ledger_serial', 1);
    const ledgerNo = ledgerNumber(code, serial!);
    const ledger = new Ledger(
      {
        id: this.ids.next(),
        ledgerNo,
        regime: wish.regime,
        operatorId,
        enterpriseId: wish.enterpriseId,
        officeId: site.officeId,
        legalBasis: day.get('regime', wish.regime).legalBasis,
        openedAt,
        status: 'draft',
        changeCount: 0,
        version: 1,
        lastEntryNo: 0,
        chainHead: null,
        items: wish.items.map((item) => ({ ...item, mark: 'normal' })),
      },
      new Stock(ledgerNo),
      0,
    );
    ledger.activate();
    await this.ledgers.insert(tx, ledger);
    return ledger;
  }
}
