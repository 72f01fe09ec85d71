import { SERVICES, topicsReadBy, TOPICS, type ServiceName } from '@landport/contracts';
import { createBus, type EventBus } from '@landport/messaging';
import { Database, type Environment, type RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
  type TokenWish,
} from '@landport/testing';
import { generateKeyPairSync } from 'node:crypto';
import { startAirTransit } from '../../apps/air-transit/src/start-air-transit';
import { startCustomsZone } from '../../apps/customs-zone/src/start-customs-zone';
import { startFiling } from '../../apps/filing/src/start-filing';
import { startNotification } from '../../apps/notification/src/start-notification';
import { ports } from './room';

const STARTS = {
  filing: startFiling,
  'customs-zone': startCustomsZone,
  'air-transit': startAirTransit,
  notification: startNotification,
} satisfies Record<ServiceName, (env: Environment) => Promise<RunningService>>;

const schemaOf = (service: ServiceName): string => service.replace('-', '_');

/** The four services on one database, joined by the log in it. */
export class WholeWindow {
  private running = new Map<ServiceName, RunningService>();
  private readonly key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

  private constructor(
    private readonly database: TestDatabase,
    private readonly issuer: TestIssuer,
    private readonly admin: Database,
    readonly bus: EventBus,
  ) {}

  static async open(): Promise<WholeWindow> {
    const [database, issuer] = await Promise.all([testDatabase('filing'), testIssuer()]);
    const admin = new Database({ url: database.adminUrl, pool: 2, name: 'spec' });
    const config = { BUS: 'postgres', KAFKA_BROKERS: '', DATABASE_URL: database.url } as const;
    const bus = createBus('spec', config, ports);
    await bus.createTopics(TOPICS.map(({ topic }) => topic));
    const window = new WholeWindow(database, issuer, admin, bus);
    await window.start();
    return window;
  }

  async start(): Promise<void> {
    for (const service of SERVICES) {
      const on = { database: { url: this.database.urlOf(schemaOf(service)) }, issuer: this.issuer };
      const filing = this.running.get('filing')?.url;
      const env = {
        RECEIPT_SIGNING_KEY: String(this.key),
        DOCUMENTS_MISSING: 'follow',
        ...(filing && { FILING_URL: filing }),
      };
      this.running.set(service, await startTestService(STARTS[service], on, env));
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map((service) => service.stop()));
    this.running.clear();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.bus.stop();
    await this.admin.close();
    await this.issuer.stop();
    await this.database.drop();
  }

  /** @param body  text as it stands, anything else as JSON */
  async ask(
    who: TokenWish,
    service: ServiceName,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ headers: Headers; json: Readonly<Record<string, unknown>> }> {
    const type = typeof body === 'string' ? 'text/plain' : 'application/json';
    const answer = await fetch(this.running.get(service)!.url + path, {
      method,
      headers: {
        authorization: `Bearer ${await this.issuer.token(who)}`,
        ...(body !== undefined && { 'content-type': type }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(json)}`);
    return { headers: answer.headers, json };
  }

  /** Resolves when nobody has anything left to tell or to hear; asked in one statement, so nothing slips between. */
  async isQuiet(): Promise<void> {
    const waiting = [
      ...SERVICES.map((service) => `SELECT count(*) AS n FROM ${schemaOf(service)}.outbox`),
      ...SERVICES.map(
        (service) => `
          SELECT coalesce(sum(p.next_offset - coalesce(o.next_offset, 0)), 0) FROM bus.partition p
          LEFT JOIN bus.group_offset o
            ON o.group_name = '${service}' AND o.topic = p.topic AND o.partition = p.partition
          WHERE p.topic = ANY ('{${topicsReadBy(service).join()}}')`,
      ),
    ];
    const sql = `SELECT sum(n)::int AS n FROM (${waiting.join(' UNION ALL ')}) AS waiting`;
    for (let tries = 0; tries < 400; tries += 1) {
      const [row] = await this.admin.query<{ n: number }>(sql);
      if (row?.n === 0) return;
      await ports.timers.sleep(50);
    }
    throw new Error('the window never came to rest');
  }

  /** Rows and their digest of every table of every service. */
  async everyTable(): Promise<Record<string, string>> {
    const tables = await this.admin.query<{ name: string }>(
      `SELECT relnamespace::regnamespace || '.' || quote_ident(relname) AS name FROM pg_class
        WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace::regnamespace::text = ANY ($1)
        ORDER BY name`,
      [SERVICES.map(schemaOf)],
    );
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await this.admin.query<{ said: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS said FROM ${name} t`,
      );
      found[name] = row!.said;
    }
    return found;
  }

  /** Signed in as one service's role. */
  as<Result>(service: ServiceName, work: (database: Database) => Promise<Result>): Promise<Result> {
    const database = new Database({ url: this.database.urlOf(schemaOf(service)), pool: 1, name: 'spec' });
    return work(database).finally(() => database.close());
  }

  /** Sets every service back to the first message of all that it reads. */
  async rewind(): Promise<void> {
    for (const service of SERVICES) await this.bus.rewind(service, topicsReadBy(service));
  }
}
