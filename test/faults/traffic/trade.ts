import { createHash } from 'node:crypto';
import { fsuReceived, fwb, waybillNumber } from './cargo-imp';
import { declaration, recognition } from './content';
import type { Answer, InsistentClient, Question } from './insistent-client';
import { SORTS, type Acknowledged, type Sort } from './sorts';

/** Everyone who moves goods through the window, through its gateway alone. */
export class Trade {
  readonly acknowledged: Acknowledged[] = [];
  private serial: number;
  private ledgerNo = '';

  /** @param firstSerial  of waybills; those of two trades at one window must not meet */
  constructor(
    private readonly client: InsistentClient,
    firstSerial = 1_000_000,
  ) {
    this.serial = firstSerial;
  }

  /** Fills a bonded ledger, so that declarations can take goods out of it. */
  async open(): Promise<void> {
    const item = {
      itemNo: 1,
      hsCode: '85423190',
      unit: 'PCE',
      description: 'Integrated circuits',
      origin: 'US',
    };
    const { json: ledger } = await this.post('/v1/zone/ledgers', {
      enterpriseId: 'yuzhou-imports',
      items: [item],
    });
    const awb = await this.goodsArrive();
    const { json: list } = await this.post('/v1/zone/inventory-lists', {
      ledgerId: ledger['id'],
      direction: 'in',
      awb,
      packages: 10,
      lines: [{ itemNo: 1, quantity: { value: '100000000', unit: 'PCE' } }],
    });
    const [pass] = list['gatePasses'] as { id: string }[];
    await this.post(`/v1/zone/gate-passes/${pass?.id}/gate-events`, { vehicle: '渝A12345' });
    this.ledgerNo = String(ledger['ledgerNo']);
  }

  /** Lodges a filing and keeps what was answered. */
  async lodge(sort: Sort): Promise<void> {
    const reference = `FAULT-${this.nextSerial()}`;
    const body = await this.contentOf(sort, reference);
    const { json } = await this.mustTake(this.submission(sort, reference, body));
    this.acknowledged.push({
      sort,
      reference,
      filingId: String(json['id']),
      receipt: String(json['receipt']),
      digest: createHash('sha256').update(body).digest('hex'),
    });
    this.sent.set(reference, body);
  }

  /** Sends one again that was acknowledged. @returns what differs from its first answer */
  async lodgeAgain({ sort, reference, filingId, receipt }: Acknowledged): Promise<string[]> {
    const { json } = await this.mustTake(this.submission(sort, reference, this.sent.get(reference) ?? ''));
    return json['id'] === filingId && json['receipt'] === receipt
      ? []
      : [`${reference} was answered otherwise when it was sent again`];
  }

  private readonly sent = new Map<string, string>();

  private submission(sort: Sort, reference: string, body: string): Question {
    const headers = { 'idempotency-key': reference };
    return { who: SORTS[sort].owner, method: 'POST', path: '/v1/filings', body, headers };
  }

  private async contentOf(sort: Sort, reference: string): Promise<string> {
    const importer = SORTS[sort].owner;
    switch (sort) {
      case 'onTheSpot':
        return recognition(reference);
      case 'arrived':
        return declaration(reference, { importer, awb: await this.goodsArrive() });
      case 'lookedAt':
        return declaration(reference, { importer, awb: await this.goodsArrive() });
      case 'awaited':
        return declaration(reference, { importer, awb: waybillNumber(this.nextSerial()) });
      case 'outOfLedger':
        return declaration(reference, {
          importer,
          awb: waybillNumber(this.nextSerial()),
          ledgerNo: this.ledgerNo,
        });
    }
  }

  /** @returns the number of a waybill whose goods are reported received; customs may hear of it a little later */
  private async goodsArrive(): Promise<string> {
    const awb = waybillNumber(this.nextSerial());
    const path = '/v1/air/messages';
    const contentType = 'text/plain';
    await this.mustTake({ who: 'changjiang-air', method: 'POST', path, body: fwb(awb), contentType });
    const received = fsuReceived(awb, new Date(Date.now() - 60_000));
    await this.mustTake({ who: 'ckg-ground', method: 'POST', path, body: received, contentType });
    return awb;
  }

  private post(path: string, body: unknown): Promise<Answer> {
    const headers = { 'idempotency-key': `opening-${this.nextSerial()}` };
    return this.mustTake({
      ...{ who: 'ckg-bonded-port', method: 'POST', path },
      ...{ body: JSON.stringify(body), headers },
    });
  }

  private async mustTake(question: Question): Promise<Answer> {
    const answer = await this.client.ask(question);
    if (answer.status > 202) throw new Error(`${question.path} was refused: ${answer.text}`);
    return answer;
  }

  private nextSerial(): number {
    this.serial += 1;
    return this.serial;
  }
}
