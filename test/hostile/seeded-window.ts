import type { Scope } from '@landport/contracts';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aDeclaration, aHub, aNotice, aPromise, aRecognition, aWebsiteFiling } from '../filing/filings';
import { aLicence } from '../filing/trade-filings';
import type { Answer } from './answer';
import { awbOf, fwb, received } from './cargo-texts';
import { seedKinds, type KindsObjects } from './seeded-kinds';
import { seedTraders, type Seeder, type TradersObjects } from './seeded-traders';
import { HostileWindow, type Asked } from './hostile-window';
import { Tokens } from './people';

/** One object of each sort that a path can name; what one request would use up has several. */
export interface Objects extends TradersObjects, KindsObjects {
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
  readonly advisingTask: string;
  readonly proposedTask: string;
  readonly taskToQuery: string;
  readonly taskToHandOver: string;
  readonly taskToPassUp: string;
  readonly queried: string;
  readonly queriedToExtend: string;
  readonly licence: string;
  readonly suspendedLicence: string;
  readonly licenceToRevoke: string;
  readonly licenceToGiveUp: string;
  readonly batch: string;
  readonly postCheck: string;
  readonly checkToOrder: string;
  readonly checkOrdered: string;
  readonly checkToRevoke: string;
  readonly creditFlag: string;
  readonly hubFiling: string;
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

/** Officer of the body that checks promises afterwards. */
export const CHECKER = 'officer-yang';

/** Number of the notice of a lot. */
export const LOT = 'OBN-2026-000001';

/** The round of selection that is being marked. */
export const ROUND = randomUUID();

class Seeding {
  private readonly tokens: Tokens;

  constructor(
    private readonly window: HostileWindow,
    private readonly receiver: string,
  ) {
    this.tokens = new Tokens(window);
  }

  async everything(): Promise<Objects> {
    const awb = awbOf(1_000_001);
    const [store, filings, work, licences, checks, round, batch, webhook, webhookToRemove] =
      await Promise.all([
        this.store(awb),
        this.filings(),
        this.work(),
        this.licences(),
        this.checks(),
        this.round(),
        this.batch(),
        this.webhook(),
        this.webhook(),
      ]);
    const seeder: Seeder = {
      create: (as, path, body) => this.create(as, path, body),
      do: (as, asked) => this.do(as, asked),
      window: this.window,
    };
    const traders = await seedTraders(seeder);
    const kinds = await seedKinds(seeder);
    const [parked, parkedToSkip] = [await this.parked('one'), await this.parked('two')];
    return {
      awb,
      ...store,
      ...filings,
      ...traders,
      ...kinds,
      ...work,
      ...licences,
      ...checks,
      ...round,
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
      await this.taskOf(website),
      await this.taskOf(second!),
      await this.taskOf(third!),
    ];
    for (const id of [claimedTask, heldTask]) await this.claim(id);
    return {
      ...{ declared, toWithdraw, approved, toErase, website: website!, document, documentToRemove },
      ...{ task, claimedTask, heldTask },
    };
  }

  private async document(text: string): Promise<string> {
    const sent = { method: 'POST', path: '/v1/documents', headers: { 'content-type': 'text/plain' } };
    return String((await this.do('yuzhou-imports', { ...sent, body: `The paper ${text}.` }))['id']);
  }

  /** Promises that were kept so far, one of them badly, and one that was false. */
  private async checks(): Promise<
    Pick<Objects, 'postCheck' | 'checkToOrder' | 'checkOrdered' | 'checkToRevoke' | 'creditFlag'>
  > {
    const [postCheck, checkToOrder, checkOrdered, checkToRevoke] = [
      await this.promise('yuzhou-imports', 'HOSTILE-14'),
      await this.promise('yuzhou-imports', 'HOSTILE-15'),
      await this.promise('yuzhou-imports', 'HOSTILE-8'),
      await this.promise('yuzhou-imports', 'HOSTILE-10'),
    ];
    await this.onCheck(checkOrdered, 'order', { text: 'Certify two more of the staff.' });
    const broken = await this.promise('ckg-bonded-port', 'HOSTILE-11');
    await this.onCheck(broken, 'revocation', { reason: 'There is no guesthouse.', falsePromise: true });
    const [flag] = await this.window.rows<{ id: string }>('SELECT id FROM filing.credit_flag');
    return { postCheck, checkToOrder, checkOrdered, checkToRevoke, creditFlag: flag!.id };
  }

  /** @returns the check that follows it */
  private async promise(as: string, reference: string): Promise<string> {
    const { id } = await this.create(as, '/v1/filings', aPromise(reference));
    const [check] = await this.window.rows<{ id: string }>(
      'SELECT id FROM filing.post_check WHERE filing_id = $1',
      [id],
    );
    return check!.id;
  }

  private async onCheck(id: string, act: string, body: object): Promise<void> {
    const path = `/v1/post-checks/${id}`;
    const shown = await this.ask(CHECKER, { method: 'GET', path });
    const headers = { 'if-match': String(shown.headers['etag']) };
    await this.do(CHECKER, { method: 'POST', path: `${path}/${act}`, body, headers });
  }

  /** A round whose window has closed, and a lot put up for bidding; both are announced to everybody. */
  private async round(): Promise<Pick<Objects, 'hubFiling'>> {
    const filing = await this.create('yuzhou-imports', '/v1/filings', aHub('HOSTILE-12'));
    await this.window.rows(
      `INSERT INTO filing.selection_round
         (id, kind, step, body, title, opens_at, closes_at, panel, pass_mark, version)
       VALUES ($1, 'airport-hub-listing', 'provincial-review', 'cq-development-reform-commission',
               '{"en": "Hubs", "zh": "枢纽"}', '2026-01-01Z', $2, 1, 60, 1)`,
      [ROUND, new Date()],
    );
    const notice = await this.create('ckg-bonded-port', '/v1/filings', aNotice('HOSTILE-13'));
    await this.window.rows(
      `INSERT INTO filing.issued_grant (number, kind, filing_id, holder, issuer, for_anyone, valid_from, state,
                                        issued_at, changed_at)
       VALUES ($1, 'bidding-notice', $2, 'ckg-bonded-port', 'cq-public-resources-exchange', true, '2026-01-01',
               'issued', '2026-01-01Z', '2026-01-01Z')`,
      [LOT, notice['id']],
    );
    return { hubFiling: String(filing['id']) };
  }

  /** Website filings at the points of their way where an officer or the applicant has something special to do. */
  private async work(): Promise<
    Pick<
      Objects,
      | 'advisingTask'
      | 'proposedTask'
      | 'taskToQuery'
      | 'taskToHandOver'
      | 'taskToPassUp'
      | 'queried'
      | 'queriedToExtend'
    >
  > {
    const held = async (name: string): Promise<{ filing: string; task: string }> => {
      const filing = aWebsiteFiling(`HOSTILE-WORK-${name}`);
      const { id } = await this.create('yuzhou-imports', '/v1/filings', filing);
      const task = await this.taskOf(String(id));
      await this.claim(task);
      return { filing: String(id), task };
    };
    const query = async ({ filing, task }: { filing: string; task: string }): Promise<string> => {
      const path = `/v1/tasks/${task}`;
      const shown = await this.ask('officer-wang', { method: 'GET', path });
      const headers = { 'if-match': String(shown.headers['etag']) };
      const body = { questions: [{ text: { en: 'Whose is it?', zh: '归谁所有?' } }] };
      await this.do('officer-wang', { method: 'POST', path: `${path}/query`, body, headers });
      return filing;
    };
    const [advising, proposed, toPassUp] = [await held('ADVICE'), await held('PROPOSED'), await held('UP')];
    await this.window.rows(`UPDATE filing.task SET role = 'advises' WHERE id = $1`, [advising.task]);
    await this.window.rows(
      `UPDATE filing.task SET state = 'proposed', second_person = true, assignee = 'officer-gone', verdict = $2
        WHERE id = $1`,
      [proposed.task, JSON.stringify({ outcome: 'approved', reasons: [], conditions: [] })],
    );
    // A package from another day, in which the kind names a higher body.
    await this.window.rows(
      `INSERT INTO filing.kind_package
       SELECT kind, '2025-12-31', '2025-12-31',
              jsonb_set(jsonb_set(jsonb_set(package, '{header,validFrom}', '"2025-12-31"'),
                                  '{header,clocks,0,escalatesTo}', '"cq-commerce-commission"'),
                        '{header,clocks,1,escalatesTo}', '"cq-commerce-commission"'), now()
         FROM filing.kind_package WHERE kind = 'website-filing' AND valid_from = '2026-01-01'`,
    );
    await this.window.rows(`UPDATE filing.filing SET kind_valid_from = '2025-12-31' WHERE id = $1`, [
      toPassUp.filing,
    ]);
    return {
      advisingTask: advising.task,
      proposedTask: proposed.task,
      taskToPassUp: toPassUp.task,
      taskToQuery: (await held('ASK')).task,
      taskToHandOver: (await held('HAND')).task,
      queried: await query(await held('QUERIED')),
      queriedToExtend: await query(await held('EXTEND')),
    };
  }

  private async taskOf(filing: string): Promise<string> {
    const [row] = await this.window.rows<{ id: string }>('SELECT id FROM filing.task WHERE filing_id = $1', [
      filing,
    ]);
    return row!.id;
  }

  private async licences(): Promise<
    Pick<Objects, 'licence' | 'suspendedLicence' | 'licenceToRevoke' | 'licenceToGiveUp'>
  > {
    const [licence, suspendedLicence, licenceToRevoke, licenceToGiveUp] = [
      await this.licence(1),
      await this.licence(2),
      await this.licence(3),
      await this.licence(4),
    ];
    const path = `/v1/grants/${suspendedLicence}`;
    const shown = await this.ask('officer-zhao', { method: 'GET', path });
    const headers = { 'if-match': String(shown.headers['etag']) };
    const body = { reason: 'Under inquiry.' };
    await this.do('officer-zhao', { method: 'POST', path: `${path}/suspension`, headers, body });
    return { licence, suspendedLicence, licenceToRevoke, licenceToGiveUp };
  }

  private async licence(place: number): Promise<string> {
    const filing = await this.create('yuzhou-imports', '/v1/filings', aLicence(`HOSTILE-IL-${place}`, '100'));
    const id = String(filing['id']);
    const task = await this.taskOf(id);
    await this.onTask('officer-zhao', task, 'claim');
    await this.onTask('officer-zhao', task, 'decision', {
      outcome: 'approved',
      reason: 'As the papers say.',
    });
    const found = await this.ask('yuzhou-imports', { method: 'GET', path: `/v1/grants?filing=${id}` });
    return (found.json['items'] as { number: string }[])[0]!.number;
  }

  private claim(task: string): Promise<void> {
    return this.onTask('officer-wang', task, 'claim');
  }

  private async onTask(officer: string, task: string, act: string, body?: object): Promise<void> {
    const path = `/v1/tasks/${task}`;
    const shown = await this.ask(officer, { method: 'GET', path });
    const headers = { 'if-match': String(shown.headers['etag']) };
    await this.do(officer, { method: 'POST', path: `${path}/${act}`, headers, ...(body && { body }) });
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
