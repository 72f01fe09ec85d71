import { Controller, Inject } from '@nestjs/common';
import { listReceiptKeys, showReceipt, type LodgedFiling } from '@landport/contracts';
import { Caller, Input, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { FilingNotFound } from '../domain/filing-errors';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { drawPaper } from '../papers/paper';
import { receiptPaper } from '../papers/receipt-paper';
import { sendPdf, wantsPdf } from '../papers/wants-pdf';
import { ReceiptKeys, type PublishedKey } from '../receipts/receipt-keys';
import { VisibleFilings } from '../show-filing/visible-filings';

interface AnsweredRow {
  readonly answer: string;
  readonly kind_valid_from: string;
}

const FIND = `
  SELECT answer, kind_valid_from::text FROM filing_version WHERE filing_id = $1 AND version = $2`;

@Controller()
export class ShowReceiptController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(ReceiptKeys) private readonly receiptKeys: ReceiptKeys,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  /** The receipt is part of the first answer and kept with it; it is never signed again. */
  @Route(showReceipt)
  async show(
    @Input() { params, query }: InputOf<typeof showReceipt>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<Pick<LodgedFiling, 'id' | 'version' | 'receipt'> | Buffer> {
    const filing = await this.filings.get(params.id, caller);
    const version = query.version ?? filing.version;
    const [row] = await this.db.query<AnsweredRow>(FIND, [filing.id, version]);
    if (row === undefined) throw new FilingNotFound();
    const { receipt } = JSON.parse(row.answer) as LodgedFiling;
    if (!wantsPdf(reply)) return { id: filing.id, version, receipt };
    const { title } = this.kinds.current.inForce(filing.kind, row.kind_valid_from).source.header;
    return sendPdf(reply, `receipt-${filing.id}-${version}`, await drawPaper(receiptPaper(receipt, title)));
  }

  @Route(listReceiptKeys)
  keys(): { keys: PublishedKey[] } {
    return { keys: [...this.receiptKeys.published] };
  }
}
