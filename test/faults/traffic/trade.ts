import type { FilingStatus } from '@landport/contracts';
import type { Database } from '@landport/platform';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepKinds } from '../../filing/kind-under-test';
import { TRAFFIC_KINDS } from './traffic-kinds';
import type { WindowUnderFaults } from '../window';
import { awbOf, fwb, received } from '../../air-transit/cargo-messages';
import { aPromise } from '../../filing/filings';
import { declaration, recognition } from './content';
import type { Answer, InsistentClient, Question } from './insistent-client';
import { SORTS, type Acknowledged, type Sort } from './sorts';

/** Everyone who moves goods through the window, through its gateway alone. */
export class Trade {
  readonly acknowledged: Acknowledged[] = [];
  /** What was answered and should not have been, in words. */
  readonly faults: string[] = [];
  private serial = 1_000_000;
  private ledgerNo = '';

  readonly client: InsistentClient;

  /** @param db  for the hand of the clock, which nobody can move through the gateway */
  constructor({ client, db }: Pick<WindowUnderFaults, 'client' | 'db'>) {
    this.client = client;
    this.db = db;
  }

  private readonly db: Database;

  /** Publishes the kinds of the traffic, and fills a bonded ledger, so that declarations can take goods out of it. */
  async open(): Promise<void> {
    await keepKinds(this.db, TRAFFIC_KINDS);
    for (const kind of Object.keys(TRAFFIC_KINDS)) await this.untilKnown(kind);
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

  /** Lodges a filing of the mix. */
  async lodge(sort: Sort): Promise<void> {
    const reference = this.nextReference();
    const body = await this.contentOf(sort, reference);
    if ((await this.offer(sort, reference, body)) === undefined)
      throw new Error(`${reference} (${sort}) was refused`);
  }

  /** Lodges a filing and keeps what was answered. @returns nothing when its content is refused */
  async offer(sort: Sort, reference: string, body: string): Promise<Acknowledged | undefined> {
    const { status, json, text } = await this.client.ask(this.submission(sort, reference, body));
    if (status === 422) return undefined;
    if (status > 202) throw new Error(`${reference} (${sort}) was refused: ${text}`);
    const taken = this.acknowledge(sort, reference, body, String(json['id']), String(json['receipt']));
    this.sent.set(reference, body);
    return taken;
  }

  acknowledge(sort: Sort, reference: string, body: string, filingId: string, receipt?: string): Acknowledged {
    const digest = createHash('sha256').update(body).digest('hex');
    const taken = { sort, reference, filingId, digest, ...(receipt !== undefined && { receipt }) };
    this.acknowledged.push(taken);
    return taken;
  }

  /** An end that the window has told somebody. */
  told(filing: Acknowledged, end: FilingStatus): void {
    const place = this.acknowledged.findIndex(({ filingId }) => filingId === filing.filingId);
    const known = this.acknowledged[place];
    if (known) this.acknowledged[place] = { ...known, words: [...(known.words ?? []), end] };
  }

  /** Lets time pass for what the statement names. */
  async moveTime(sql: string, values: readonly unknown[]): Promise<void> {
    for (const end = performance.now() + 60_000; ;) {
      const isMoved = await this.db.query(sql, [...values]).then(
        () => true,
        () => false,
      );
      if (isMoved) return;
      if (performance.now() > end) throw new Error(`time would not pass: ${sql}`);
      await sleep(100);
    }
  }

  nextReference(): string {
    return `FAULT-${this.nextSerial()}`;
  }

  /** A declaration of goods that nobody has reported yet. */
  nextAwb(): string {
    return awbOf(this.nextSerial());
  }

  /** Sends one again that was acknowledged. @returns what differs from its first answer */
  async lodgeAgain({ sort, reference, filingId, receipt }: Acknowledged): Promise<string[]> {
    // Rows of a batch were sent in its file.
    if (receipt === undefined) return [];
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
      case 'promised':
        return JSON.stringify(aPromise(reference));
      case 'arrived':
      case 'lookedAt':
        return declaration(reference, { importer, awb: await this.goodsArrive() });
      case 'awaited':
        return declaration(reference, { importer, awb: this.nextAwb() });
      case 'outOfLedger':
        return declaration(reference, {
          importer,
          awb: this.nextAwb(),
          ledgerNo: this.ledgerNo,
        });
      default:
        throw new Error(`${sort} is made by an act of its own`);
    }
  }

  /** @returns the number of a waybill whose goods are reported received; customs may hear of it a little later */
  async goodsArrive(): Promise<string> {
    const awb = awbOf(this.nextSerial());
    const path = '/v1/air/messages';
    const contentType = 'text/plain';
    await this.mustTake({ who: 'changjiang-air', method: 'POST', path, body: fwb(awb), contentType });
    await this.mustTake({ who: 'ckg-ground', method: 'POST', path, body: received(awb), contentType });
    return awb;
  }

  private async untilKnown(kind: string): Promise<void> {
    const path = `/v1/kinds/${kind}`;
    for (const end = performance.now() + 30_000; performance.now() < end; await sleep(100)) {
      if ((await this.client.ask({ who: 'yuzhou-imports', path })).status === 200) return;
    }
    throw new Error(`the window does not know the kind ${kind}`);
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
