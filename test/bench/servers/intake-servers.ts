import { startPostgres } from '@landport/local-servers';
import { roleOf, SystemClock } from '@landport/platform';
import { testIssuer } from '@landport/testing';
import { generateKeyPairSync } from 'node:crypto';
import { deploy } from '../../../apps/standalone/src/deploy/deploy';
import { PLANS } from '../../../apps/standalone/src/deploy/plans';
import { Program } from './program';

const PASSWORD = 'of-the-benchmark';
const NO_LIMIT = JSON.stringify({ default: { perSecond: 1_000_000, burst: 1_000_000 } });

/** The filing service behind its gateway, and the plain service, on one durable PostgreSQL. */
export interface IntakeServers {
  readonly filing: string;
  readonly filingPid: number;
  readonly gateway: string;
  readonly plain: string;
  /** Of the superuser. */
  readonly database: string;
  readonly token: string;
  stop(): Promise<void>;
}

export async function startIntakeServers(dataFolder: string): Promise<IntakeServers> {
  const postgres = await startPostgres({ dataFolder });
  await deploy({
    adminUrl: postgres.url,
    plans: PLANS,
    passwordOf: () => PASSWORD,
    bus: 'postgres',
    brokers: () => Promise.resolve(''),
    clock: new SystemClock(),
  });
  const issuer = await testIssuer();
  const identity = { OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: issuer.audience };
  const url = new URL(postgres.url);
  url.username = roleOf('filing');
  url.password = PASSWORD;
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const filing = await Program.start(
    'apps/filing/src/main.js',
    { ...identity, DATABASE_URL: url.href, RECEIPT_SIGNING_KEY: key, DOCUMENTS_MISSING: 'follow' },
    '/health/ready',
  );
  const others = ['CUSTOMS_ZONE_URL', 'AIR_TRANSIT_URL', 'NOTIFICATION_URL'];
  const gateway = await Program.start(
    'apps/gateway/src/main.js',
    {
      ...identity,
      ...Object.fromEntries(others.map((name) => [name, filing.url])),
      FILING_URL: filing.url,
      RATE_LIMITS: NO_LIMIT,
    },
    '/health/started',
  );
  const plain = await Program.start('test/bench/baseline/main.js', { DATABASE_URL: postgres.url }, '/');
  const token = await issuer.token({ org: 'yuzhou-imports', scopes: ['filings:write', 'filings:read'] });
  return {
    filing: filing.url,
    filingPid: filing.pid,
    gateway: gateway.url,
    plain: plain.url,
    database: postgres.url,
    token,
    stop: async () => {
      for (const program of [plain, gateway, filing]) await program.stop();
      await issuer.stop();
      await postgres.stop();
    },
  };
}
