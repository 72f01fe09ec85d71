import { AirWaybillNumber } from '@landport/domain';
import type { RunningService } from '@landport/platform';
import {
  startTestService,
  testDatabase,
  testIssuer,
  type TestDatabase,
  type TestIssuer,
} from '@landport/testing';
import { startAirTransit } from '../../apps/air-transit/src/start-air-transit';

const WRITE = ['air:write', 'air:read'];
/** Who stands at the window of the airport. */
const PEOPLE = {
  airline: { org: 'changjiang-air', scopes: WRITE },
  rival: { org: 'rival-air', scopes: WRITE },
  handler: { org: 'ckg-ground', scopes: WRITE },
  stranger: { org: 'jialing-trading', scopes: WRITE },
  reader: { org: 'changjiang-air', scopes: ['air:read'] },
} as const;
export type AirPerson = keyof typeof PEOPLE;

let serial = 1_000_000;
export function newAwb(): string {
  serial += 1;
  return `999-${serial}${AirWaybillNumber.checkDigit(String(serial))}`;
}

interface Told {
  readonly type: string;
  readonly sequence: number;
  readonly data: Record<string, unknown>;
}

/** The service air-transit on a database of its own, with someone to ask it. */
export class AirWindow {
  private constructor(
    readonly service: RunningService,
    readonly database: TestDatabase,
    private readonly issuer: TestIssuer,
  ) {}

  static async open(): Promise<AirWindow> {
    const [database, issuer] = await Promise.all([testDatabase('air_transit'), testIssuer()]);
    const env = { AIR_CARRIERS: '998=other-air' };
    return new AirWindow(
      await startTestService(startAirTransit, { database, issuer }, env),
      database,
      issuer,
    );
  }

  async post(who: AirPerson, body: string, headers: Record<string, string> = {}): Promise<Response> {
    const authorization = await this.bearerOf(who);
    return fetch(`${this.service.url}/v1/air/messages`, {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': 'text/plain', ...headers },
    });
  }

  async get(who: AirPerson, path: string): Promise<Response> {
    return fetch(`${this.service.url}${path}`, { headers: { authorization: await this.bearerOf(who) } });
  }

  /** What was told of a waybill, on the bus or on its way there. */
  async eventsOf(awb: string): Promise<Told[]> {
    const rows = await this.database.db.query<{ type: string; sequence: number; data: string }>(
      `SELECT event.headers ->> 'ce_type' AS type, (event.headers ->> 'ce_sequence')::int AS sequence, event.value AS data
         FROM (SELECT headers::jsonb AS headers, value, key FROM bus.message
               UNION ALL SELECT headers::jsonb, data, stream_key FROM outbox) AS event
        WHERE event.key = $1 ORDER BY sequence`,
      [awb],
    );
    return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
  }

  async close(): Promise<void> {
    await this.service.stop();
    await this.issuer.stop();
    await this.database.drop();
  }

  private async bearerOf(who: AirPerson): Promise<string> {
    const { org, scopes } = PEOPLE[who];
    return `Bearer ${await this.issuer.token({ org, scopes })}`;
  }
}
