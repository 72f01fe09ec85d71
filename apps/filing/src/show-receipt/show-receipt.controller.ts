import { Controller, Inject } from '@nestjs/common';
import { listReceiptKeys, showReceipt, type LodgedFiling } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import { FilingNotFound } from '../domain/filing-errors';
import { ReceiptSigner } from '../receipts/receipt-signer';
import { VisibleFilings } from '../show-filing/visible-filings';

@Controller()
export class ShowReceiptController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(ReceiptSigner) private readonly signer: ReceiptSigner,
  ) {}

  /** The receipt is part of the first answer and kept with it; it is never signed again. */
  @Route(showReceipt)
  async show(
    @Input() { params, query }: InputOf<typeof showReceipt>,
    @Caller() caller: Caller,
  ): Promise<Pick<LodgedFiling, 'id' | 'version' | 'receipt'>> {
    const filing = await this.filings.get(params.id, caller);
    const version = query.version ?? filing.version;
    const [row] = await this.db.query<{ answer: string }>(
      'SELECT answer FROM filing_version WHERE filing_id = $1 AND version = $2',
      [filing.id, version],
    );
    if (row === undefined) throw new FilingNotFound();
    return { id: filing.id, version, receipt: (JSON.parse(row.answer) as LodgedFiling).receipt };
  }

  @Route(listReceiptKeys)
  keys(): { keys: ReceiptSigner['publicJwk'][] } {
    return { keys: [this.signer.publicJwk] };
  }
}
