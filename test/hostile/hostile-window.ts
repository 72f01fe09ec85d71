import { SERVICES, TOPICS, type ServiceName } from '@landport/contracts';
import { EVENT_BUS, type EventBus } from '@landport/messaging';
import type { RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
  type TokenWish,
} from '@landport/testing';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Pool } from 'undici';
import { startAirTransit } from '../../apps/air-transit/src/start-air-transit';
import { startCustomsZone } from '../../apps/customs-zone/src/start-customs-zone';
import { GatherHeads } from '../../apps/filing/src/evidence/gather-heads';
import { startFiling } from '../../apps/filing/src/start-filing';
import { startGateway } from '../../apps/gateway/src/start-gateway';
import { startNotification } from '../../apps/notification/src/start-notification';
import { CARRIERS } from '../../apps/standalone/src/issuer/world';
import { answerOf, refusalIn, type Answer } from './answer';

/** Filings that may wait: few, so that a test can fill the queue. */
export const INTAKE_CAPACITY = 40;

const UNLIMITED = { perSecond: 1_000_000, burst: 1_000_000 };
const SCHEMAS = SERVICES.map((service) => service.replace('-', '_'));

/** A request down to its bytes: nothing here tidies path, headers or body. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
}

/** Where a request goes in: at the gateway, or at a service past it. */
export type Door = 'gateway' | ServiceName;

/** The whole window in this process, on a database and an issuer of its own, seen from outside. */
export class HostileWindow {
  /** One request for each sort of refusal that was met. */
  readonly refused = new Map<string, { readonly door: Door; readonly asked: Asked }>();
  private readonly pools = new Map<Door, Pool>();

  private constructor(
    readonly issuer: TestIssuer,
    readonly database: TestDatabase,
    private readonly admin: Client,
    private readonly running: ReadonlyMap<Door, RunningService>,
    private readonly folder: string,
  ) {
    for (const [door, { url }] of running)
      this.pools.set(door, new Pool(url, { connections: 64, pipelining: 1 }));
  }

  static async open(): Promise<HostileWindow> {
    const [database, issuer] = await Promise.all([testDatabase('filing'), testIssuer()]);
    const privateKey = generateKeyPairSync('ed25519').privateKey;
    const running = new Map<Door, RunningService>();
    const folder = mkdtempSync(join(tmpdir(), 'landport-hostile-'));
    const on = (schema: string) => ({ database: { url: database.urlOf(schema) }, issuer });
    running.set(
      'filing',
      await startTestService(startFiling, on('filing'), {
        RECEIPT_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        INTAKE_CAPACITY: String(INTAKE_CAPACITY),
        DOCUMENT_FOLDER: join(folder, 'documents'),
        DOCUMENT_SPOOL: join(folder, 'receiving'),
        // The examples of the kinds come without papers.
        DOCUMENTS_MISSING: 'follow',
      }),
    );
    const bus = running.get('filing')!.app.get<EventBus>(EVENT_BUS, { strict: false });
    await bus.createTopics(TOPICS.map(({ topic }) => topic));
    running.set('customs-zone', await startTestService(startCustomsZone, on('customs_zone')));
    running.set(
      'air-transit',
      await startTestService(startAirTransit, on('air_transit'), { AIR_CARRIERS: CARRIERS }),
    );
    running.set(
      'notification',
      await startTestService(startNotification, on('notification'), { WEBHOOK_ALLOW_LOOPBACK: 'true' }),
    );
    const urls = SERVICES.map((name) => [
      `${name.replace('-', '_').toUpperCase()}_URL`,
      running.get(name)!.url,
    ]);
    running.set(
      'gateway',
      await startTestService(
        startGateway,
        { issuer },
        {
          ...(Object.fromEntries(urls) as Record<string, string>),
          RATE_LIMITS: JSON.stringify({ default: UNLIMITED, anonymous: UNLIMITED }),
        },
      ),
    );
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    return new HostileWindow(issuer, database, admin, running, folder);
  }

  urlOf(door: Door): string {
    return this.running.get(door)!.url;
  }

  token(wish: TokenWish): Promise<string> {
    return this.issuer.token(wish);
  }

  async ask(door: Door, asked: Asked): Promise<Answer> {
    const { method, path, headers, body } = asked;
    const isBytes = typeof body === 'string' || Buffer.isBuffer(body);
    const sent = body === undefined || isBytes ? body : JSON.stringify(body);
    const reply = await this.pools.get(door)!.request({
      method: method as 'GET',
      path,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(sent !== undefined && { body: sent }),
    });
    const answer = await answerOf(`${method} ${path.slice(0, 200)} at ${door}`, reply);
    const refusal = refusalIn(answer);
    if (refusal !== undefined && !this.refused.has(refusal)) this.refused.set(refusal, { door, asked });
    return answer;
  }

  /** Signs the hour's tree at once. */
  async gatherEvidence(): Promise<void> {
    await this.running.get('filing')!.app.get(GatherHeads, { strict: false }).gatherIfDue();
  }

  /** Rows as the superuser sees them. */
  async rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(sql, [...values])).rows as Row[];
  }

  /** Rows in every table of every service and on the bus, by table. */
  async stored(): Promise<Record<string, number>> {
    const tables = await this.rows<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
      [[...SCHEMAS, 'bus']],
    );
    const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS many FROM ${name}`);
    const all = await this.rows<{ name: string; many: number }>(counts.join(' UNION ALL '));
    return Object.fromEntries(all.map(({ name, many }) => [name, many]));
  }

  /** Asks until the answer is as wished: what another service has to hear of first takes a moment. */
  async until<Value>(what: string, ask: () => Promise<Value | undefined>): Promise<Value> {
    for (let tries = 0; tries < 400; tries += 1) {
      const value = await ask();
      if (value !== undefined) return value;
      await sleep(25);
    }
    throw new Error(`never came: ${what}`);
  }

  /** Resolves when nothing has been stored for a while. */
  async settled(): Promise<Record<string, number>> {
    let last = await this.stored();
    return this.until('rest', async () => {
      await sleep(300);
      const now = await this.stored();
      const isAtRest = JSON.stringify(now) === JSON.stringify(last);
      last = now;
      return isAtRest ? now : undefined;
    });
  }

  async close(): Promise<void> {
    for (const pool of this.pools.values()) await pool.destroy();
    await this.running.get('gateway')?.stop();
    for (const service of SERVICES) await this.running.get(service)?.stop();
    await this.issuer.stop();
    await this.admin.end();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
