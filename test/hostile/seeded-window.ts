import type { Scope } from '@landport/contracts';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aDeclaration, aRecognition, aWebsiteFiling } from '../filing/filings';
import type { Answer } from './answer';
import { awbOf, fwb, received } from '../air-transit/cargo-messages';
import { OfficersSeeding, type OfficersObjects } from './seeded-officers';
import { seedKinds, type KindsObjects } from './seeded-kinds';
import { seedTraders, type Seeder, type TradersObjects } from './seeded-traders';
import { HostileWindow, type Asked } from './hostile-window';
import { Tokens } from './people';

/** One object of each sort that a path can name; what one request would use up has several. */
export interface Objects extends TradersObjects, OfficersObjects, KindsObjects {
  readonly awb: string;
  readonly ledger: string;
  readonly list: string;
  readonly pass: string;
  /** An approved list of which nothing has passed the gate. */
  readonly listToCancel: string;
  readonly declared: string;
  readonly toWithdraw: string;
  readonly approved: string;
  /** Decided so long ago that nothing keeps its personal data any more. */
  readonly toErase: string;
  readonly website: string;
  /** Goes with the filing for a website. */
  readonly document: string;
  readonly documentToRemove: string;
  readonly task: string;
  readonly claimedTask: string;
  readonly heldTask: string;
  readonly batch: string;
  readonly webhook: string;
  readonly webhookToRemove: string;
  readonly parked: string;
  readonly parkedToSkip: string;
}

/** The window with something in every room, each thing belonging to somebody. */
export class SeededWindow {
  readonly tokens: Tokens;
  private constructor(
    readonly window: HostileWindow,
    readonly objects: Objects,
    readonly receiver: Server,
  ) {
    this.tokens = new Tokens(window);
  }

  static async open(): Promise<SeededWindow> {
    const window = await HostileWindow.open();
    const receiver = createServer((request, response) => request.resume().on('end', () => response.end()));
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    try {
      const objects = await new Seeding(window, addressOf(receiver)).everything();
      await window.gatherEvidence();
      await window.settled();
      return new SeededWindow(window, objects, receiver);
    } catch (error) {
      await window.close();
      receiver.close();
      throw error;
    }
  }

  get receiverUrl(): string {
    return addressOf(this.receiver);
  }

  async close(): Promise<void> {
    await this.window.close();
    this.receiver.close();
    this.receiver.closeAllConnections();
  }
}

const addressOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;

class Seeding {
  private readonly tokens: Tokens;
  private readonly seeder: Seeder;
  private readonly officers: OfficersSeeding;

  constructor(
    private readonly window: HostileWindow,
    private readonly receiver: string,
  ) {
    this.tokens = new Tokens(window);
    this.seeder = {
      create: (as, path, body) => this.create(as, path, body),
      do: (as, asked) => this.do(as, asked),
      ask: (as, asked) => this.ask(as, asked),
      window,
    };
    this.officers = new OfficersSeeding(this.seeder);
  }

  async everything(): Promise<Objects> {
    const awb = awbOf(1_000_001);
    const [store, filings, officers, batch, webhook, webhookToRemove] = await Promise.all([
      this.store(awb),
      this.filings(),
      this.officers.everything(),
      this.batch(),
      this.webhook(),
      this.webhook(),
    ]);
    const traders = await seedTraders(this.seeder);
    const kinds = await seedKinds(this.seeder);
    const [parked, parkedToSkip] = [await this.parked('one'), await this.parked('two')];
    return {
      awb,
      ...store,
      ...filings,
      ...traders,
      ...kinds,
      ...officers,
      batch,
      webhook,
      webhookToRemove,
      parked,
      parkedToSkip,
    };
  }

  private async store(awb: string): Promise<Pick<Objects, 'ledger' | 'list' | 'pass' | 'listToCancel'>> {
    const message = { method: 'POST', path: '/v1/air/messages', headers: { 'content-type': 'text/plain' } };
    await this.do('changjiang-air', { ...message, body: fwb(awb) });
    await this.do('ckg-ground', { ...message, body: received(awb) });
    const item = {
      itemNo: 1,
      hsCode: '85423190',
      unit: 'PCE',
      description: 'Integrated circuits',
      origin: 'US',
    };
    const ledger = await this.create('ckg-bonded-port', '/v1/zone/ledgers', {
      enterpriseId: 'yuzhou-imports',
      items: [item],
    });
    await this.window.until('the goods at customs', async () => {
      const shown = await this.ask('ckg-customs', { method: 'GET', path: `/v1/zone/consignments/${awb}` });
      return (shown.json['lots'] as { receivedAt?: string }[] | undefined)?.[0]?.receivedAt ?? undefined;
    });
    const takeIn = (packages: number) =>
      this.do('ckg-bonded-port', {
        method: 'POST',
        path: '/v1/zone/inventory-lists',
        body: takingIn(String(ledger['id']), awb, packages),
      });
    const [list, listToCancel] = [await takeIn(4), await takeIn(3)];
    const pass = (list['gatePasses'] as { id: string }[])[0]!.id;
    return {
      ledger: String(ledger['id']),
      list: String(list['id']),
      pass,
      listToCancel: String(listToCancel['id']),
    };
  }

  private async filings(): Promise<
    Pick<
      Objects,
      | 'declared'
      | 'toWithdraw'
      | 'website'
      | 'document'
      | 'documentToRemove'
      | 'task'
      | 'claimedTask'
      | 'heldTask'
      | 'approved'
      | 'toErase'
    >
  > {
    const lodge = async (filing: object) =>
      String((await this.create('yuzhou-imports', '/v1/filings', filing))['id']);
    const declared = await lodge(aDeclaration('HOSTILE-1'));
    const toWithdraw = await lodge(aDeclaration('HOSTILE-2'));
    const [document, documentToRemove] = [await this.document('one'), await this.document('two')];
    const documents = [{ code: 'identity', documentId: document }];
    const [approved, toErase] = [
      await lodge(aRecognition('HOSTILE-KEPT-1', 'chongqing-pilot')),
      await lodge(aRecognition('HOSTILE-KEPT-2', 'chongqing-pilot')),
    ];
    await this.window.rows('UPDATE filing.filing SET changed_at = $2 WHERE id = $1', [
      toErase,
      '2011-01-01T00:00:00Z',
    ]);
    const [website, second, third] = [
      await lodge({ ...aWebsiteFiling('HOSTILE-3'), documents }),
      await lodge(aWebsiteFiling('HOSTILE-4')),
      await lodge(aWebsiteFiling('HOSTILE-5')),
    ];
    await this.window.until('the declaration at customs', async () => {
      const shown = await this.ask('yuzhou-imports', { method: 'GET', path: `/v1/filings/${declared}` });
      return shown.json['mrn'];
    });
    const [task, claimedTask, heldTask] = [
      await this.officers.taskOf(website),
      await this.officers.taskOf(second!),
      await this.officers.taskOf(third!),
    ];
    for (const id of [claimedTask, heldTask]) await this.officers.claim(id);
    return {
      ...{ declared, toWithdraw, approved, toErase, website: website!, document, documentToRemove },
      ...{ task, claimedTask, heldTask },
    };
  }

  private async document(text: string): Promise<string> {
    const sent = { method: 'POST', path: '/v1/documents', headers: { 'content-type': 'text/plain' } };
    return String((await this.do('yuzhou-imports', { ...sent, body: `The paper ${text}.` }))['id']);
  }

  /** Only checked, so that it leaves no filings, and at its end. */
  private async batch(): Promise<string> {
    const { id } = await this.do('yuzhou-imports', {
      method: 'POST',
      path: '/v1/batches?validate=only',
      headers: { 'content-type': 'application/x-ndjson' },
      body: `${JSON.stringify(aWebsiteFiling('HOSTILE-BATCH'))}\n`,
    });
    await this.window.until('the batch at its end', async () => {
      const shown = await this.ask('yuzhou-imports', { method: 'GET', path: `/v1/batches/${String(id)}` });
      return shown.json['endedAt'];
    });
    return String(id);
  }

  private async webhook(): Promise<string> {
    const { id } = await this.create('yuzhou-imports', '/v1/webhook-endpoints', { url: this.receiver });
    return String(id);
  }

  private async parked(stream: string): Promise<string> {
    const id = randomUUID();
    await this.window.rows(
      `INSERT INTO notification.parked_event
         (id, group_name, topic, stream_key, sequence, type, event, error, attempts, parked_at)
       VALUES ($1, 'notification', 'landport.filing.v1', $2, 1, 'landport.filing.lodged.v1', '{}', 'seeded', 1, $3)`,
      [id, stream, '2026-01-01T00:00:00Z'],
    );
    return id;
  }

  private create(as: string, path: string, body: object): Promise<Record<string, unknown>> {
    return this.do(as, { method: 'POST', path, body });
  }

  /** @throws Error when it is refused */
  private async do(as: string, asked: Asked): Promise<Record<string, unknown>> {
    const answer = await this.ask(as, asked);
    if (answer.status >= 300) throw new Error(`${answer.of}: ${answer.status} ${answer.text}`);
    return { ...answer.json };
  }

  private async ask(as: string, asked: Asked, ...scopes: Scope[]): Promise<Answer> {
    const authorization = `Bearer ${await this.tokens.of(as, ...scopes)}`;
    return this.window.ask('gateway', { ...asked, headers: { ...asked.headers, authorization } });
  }
}

export const takingIn = (ledgerId: string, awb: string, packages: number) => ({
  ledgerId,
  direction: 'in',
  awb,
  packages,
  lines: [{ itemNo: 1, quantity: { value: '100', unit: 'PCE' } }],
});
