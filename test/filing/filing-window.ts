import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { TOPICS, type DataOf, type EventDefinition } from '@landport/contracts';
import { EVENT_BUS, laneOf, type EventBus } from '@landport/messaging';
import type { Environment, RunningService } from '@landport/platform';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFiling } from '../../apps/filing/src/start-filing';

/** Who stands at the window, as in the seeded world. */
export const PEOPLE = {
  importer: { org: 'yuzhou-imports', scopes: ['filings:read', 'filings:write'] },
  second: { org: 'jialing-trading', scopes: ['filings:read', 'filings:write'] },
  broker: { org: 'bayu-brokers', scopes: ['filings:read', 'filings:write'] },
  chen: { org: 'ckg-customs', subject: 'officer-chen', roles: ['officer'] },
  li: { org: 'ckg-customs', subject: 'officer-li', roles: ['officer'] },
  wang: { org: 'cq-communications-administration', subject: 'officer-wang', roles: ['officer'] },
  sun: { org: 'cq-communications-administration', subject: 'officer-sun', roles: ['officer'] },
  he: { org: 'cq-press-bureau', subject: 'officer-he', roles: ['officer'] },
  zhao: { org: 'cq-commerce-commission', subject: 'officer-zhao', roles: ['officer'] },
  clerk: { org: 'ckg-customs', subject: 'clerk-wu', roles: [] },
  dataOfficer: {
    org: 'yuzhou-imports',
    subject: 'data-officer-zhao',
    scopes: ['filings:read', 'filings:erase'],
  },
  otherDataOfficer: { org: 'jialing-trading', scopes: ['filings:read', 'filings:erase'] },
  eraser: { org: 'landport-operations', scopes: ['operations', 'filings:erase'] },
  operator: { org: 'landport-operations', scopes: ['operations', 'kinds:publish'], roles: ['operator'] },
} as const;
/** Of a body that nobody above is of: its officer, and another who confirms. */
type OfBody = `${'officer' | 'second officer'} of ${string}`;
export type Person = keyof typeof PEOPLE | OfBody;

const isOfBody = (who: Person): who is OfBody => who.includes(' of ');
const credentialsOf = (who: Person) =>
  isOfBody(who)
    ? { org: who.slice(who.indexOf(' of ') + 4), subject: who.replaceAll(' ', '-'), roles: ['officer'] }
    : PEOPLE[who];

const OFFICER_SCOPES = ['filings:read', 'tasks:read', 'tasks:decide', 'kinds:publish'];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // The test says what it expects to find.
  readonly json: Record<string, never> & { readonly [name: string]: unknown };
}

export interface Asked {
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Record<string, string>;
}

/** The filing service on a database of its own, with someone to ask it. */
export class FilingWindow {
  private readonly tokens = new Map<Person, string>();
  /** How far each declaration's stream of customs-zone has come. */
  private readonly told = new Map<string, number>();

  private constructor(
    public service: RunningService,
    private readonly env: Environment,
    readonly database: TestDatabase,
    private readonly issuer: TestIssuer,
    /** Where its documents are. */
    readonly folder: string,
  ) {}

  static async open(env: Environment = {}): Promise<FilingWindow> {
    const [database, issuer] = await Promise.all([testDatabase('filing'), testIssuer()]);
    const folder = mkdtempSync(join(tmpdir(), 'landport-filing-'));
    const all = {
      ...aReceiptKey(),
      DOCUMENT_FOLDER: join(folder, 'documents'),
      DOCUMENT_SPOOL: join(folder, 'receiving'),
      // The examples of the kinds come without papers.
      DOCUMENTS_MISSING: 'follow',
      ...env,
    };
    const service = await startTestService(startFiling, { database, issuer }, all);
    await service.app
      .get<EventBus>(EVENT_BUS, { strict: false })
      .createTopics(TOPICS.map(({ topic }) => topic));
    return new FilingWindow(service, all, database, issuer, folder);
  }

  /** The same service on the same database, set up otherwise. */
  async restart(change: Environment): Promise<void> {
    await this.service.stop();
    const { database, issuer } = this;
    this.service = await startTestService(startFiling, { database, issuer }, { ...this.env, ...change });
  }

  /** Asks until there is an answer. */
  async eventually<Value>(what: string, ask: () => Promise<Value | undefined>): Promise<Value> {
    for (let tries = 0; tries < 400; tries += 1) {
      const value = await ask();
      if (value !== undefined) return value;
      await sleep(25);
    }
    throw new Error(`never came: ${what}`);
  }

  /** Another process of the service on the same database, with a receipt key of its own; stop its `service`. */
  async besides(env: Environment): Promise<FilingWindow> {
    const { database, issuer } = this;
    const all = { ...this.env, ...aReceiptKey(), ...env };
    const service = await startTestService(startFiling, { database, issuer }, all);
    return new FilingWindow(service, all, database, issuer, this.folder);
  }

  /** For a process of the service of its own, on the same database and with the same keys. */
  get environment(): Environment {
    const { database, issuer } = this;
    return {
      ...{ HOST: '127.0.0.1', PORT: '0', BUS: 'postgres', DATABASE_URL: database.url },
      ...{ OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: issuer.audience },
      ...this.env,
    };
  }

  async ask(who: Person, method: string, path: string, asked: Asked = {}): Promise<Answer> {
    const { body, contentType = 'application/json', headers = {} } = asked;
    const answer = await fetch(`${this.service.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.tokenOf(who)}`,
        // Of a form the client writes the type itself, with its boundary.
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': contentType }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isSentAsIs(body) ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /[/+]json\b/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : {} };
  }

  /** Lodges a filing and insists that it is taken. */
  async lodge(who: Person, filing: object): Promise<{ id: string; etag: string }> {
    const answer = await this.ask(who, 'POST', '/v1/filings', { body: filing });
    if (answer.status >= 300) throw new Error(`not lodged: ${answer.text}`);
    const id = String(answer.json['id']);
    return { id, etag: await this.etagOf(who, `/v1/filings/${id}`) };
  }

  async etagOf(who: Person, path: string): Promise<string> {
    return (await this.ask(who, 'GET', path)).headers.get('etag') ?? '';
  }

  /** Publishes events as customs-zone would, each in its declaration's sequence. */
  async tell<Definition extends EventDefinition>(
    definition: Definition,
    all: readonly (DataOf<Definition> & { readonly filingId: string })[],
  ): Promise<void> {
    const bus = this.service.app.get<EventBus>(EVENT_BUS, { strict: false });
    const messages = all.map((data) => {
      const key = data.filingId;
      const sequence = (this.told.get(key) ?? 0) + 1;
      this.told.set(key, sequence);
      const headers = JSON.stringify({
        ce_id: randomUUID(),
        ce_type: definition.type,
        ce_source: '/customs-zone',
        ce_subject: key,
        ce_time: '2026-03-02T08:00:00.000Z',
        ce_sequence: String(sequence),
        ce_partitionkey: key,
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
        'correlation-id': 'told-by-test',
      });
      return { topic: definition.topic, partition: laneOf(key), key, value: JSON.stringify(data), headers };
    });
    await this.database.db.transaction((tx) => bus.publish(messages, tx));
  }

  /** Resolves when everything told of these declarations is handled. */
  async handled(ids: readonly string[]): Promise<void> {
    const wanted = ids.reduce((sum, id) => sum + (this.told.get(id) ?? 0), 0);
    await this.until(
      `SELECT coalesce(sum(sequence), 0)::int AS value FROM watermark
        WHERE topic = 'landport.customs-zone.v1' AND stream_key = ANY($1)`,
      [ids],
      wanted,
    );
  }

  /** The facts of a filing that reached the bus, in order. */
  async facts(
    id: string,
    many: number,
  ): Promise<{ type: string; cause: string; data: Record<string, unknown> }[]> {
    await this.until(
      `SELECT count(*) AS value FROM bus.message WHERE topic = 'landport.filing.v1' AND key = $1`,
      [id],
      many,
    );
    const rows = await this.database.db.query<{ value: string; headers: string }>(
      `SELECT value, headers FROM bus.message WHERE topic = 'landport.filing.v1' AND key = $1 ORDER BY "offset"`,
      [id],
    );
    return rows.map(({ value, headers }) => {
      const { ce_type: type, 'correlation-id': cause } = JSON.parse(headers) as Record<string, string>;
      return { type: type!, cause: cause!, data: JSON.parse(value) as Record<string, unknown> };
    });
  }

  private async until(sql: string, values: unknown[], wanted: number): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      const [row] = await this.database.db.query<{ value: number }>(sql, values);
      if (row?.value === wanted) return;
      await sleep(25);
    }
    throw new Error(`never came to ${wanted}: ${sql}`);
  }

  async count(table: string): Promise<number> {
    const [row] = await this.database.db.query<{ count: number }>(`SELECT count(*) FROM ${table}`);
    return row?.count ?? 0;
  }

  async close(): Promise<void> {
    await this.service.stop();
    await this.issuer.stop();
    await this.database.drop();
    rmSync(this.folder, { recursive: true });
  }

  async tokenOf(who: Person): Promise<string> {
    const known = this.tokens.get(who);
    if (known !== undefined) return known;
    const token = await this.issuer.token({ scopes: OFFICER_SCOPES, ...credentialsOf(who) });
    this.tokens.set(who, token);
    return token;
  }
}

const isSentAsIs = (body: unknown): body is string | Uint8Array<ArrayBuffer> | FormData =>
  typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;

const aReceiptKey = (): Environment => ({
  RECEIPT_SIGNING_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
});
