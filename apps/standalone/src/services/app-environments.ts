import { SERVICES, type ServiceName } from '@landport/contracts';
import { roleOf, type Environment } from '@landport/platform';
import { join } from 'node:path';
import { AUDIENCE } from '../issuer/issuer-settings';
import { CARRIERS } from '../issuer/world';
import type { KeptSecrets } from '../kept-secrets';
import type { AppName } from './services';

export interface Surroundings {
  /** Of the process; tuning that is set there reaches every service. */
  readonly env: Environment;
  readonly adminUrl: string;
  readonly bus: 'postgres' | 'kafka';
  readonly brokers: string;
  readonly issuer: string;
  readonly ports: Readonly<Record<AppName, number>>;
  readonly secrets: KeptSecrets;
  /** Where everything of this window is kept. */
  readonly dataFolder: string;
}

export const schemaOf = (service: ServiceName): string => service.replace('-', '_');

/** Each app's environment, as production would set it, on the ports and servers of this machine. */
export function appEnvironments(around: Surroundings): Record<AppName, Environment> {
  const { env, ports, secrets, dataFolder } = around;
  const common = (app: AppName): Environment => ({
    LOG_LEVEL: 'warn',
    OIDC_AUDIENCE: AUDIENCE,
    ...env,
    HOST: '127.0.0.1',
    PORT: String(ports[app]),
    OIDC_ISSUER: around.issuer,
    BUS: around.bus,
    KAFKA_BROKERS: around.brokers,
  });
  const service = (name: ServiceName, more: Environment = {}): Environment => ({
    ...more,
    ...common(name),
    DATABASE_URL: urlFor(around.adminUrl, roleOf(schemaOf(name)), secrets.password(schemaOf(name))),
  });
  return {
    filing: service('filing', {
      RECEIPT_SIGNING_KEY: secrets.receiptKey(),
      DOCUMENT_FOLDER: join(dataFolder, 'documents'),
      DOCUMENT_SPOOL: join(dataFolder, 'receiving'),
      // Whoever tries the window out has no papers at hand.
      DOCUMENTS_MISSING: 'follow',
    }),
    'customs-zone': service('customs-zone', {
      FILING_URL: `http://127.0.0.1:${ports.filing}`,
      SERVICE_CLIENT_SECRET: secrets.password('landport-customs-zone'),
    }),
    'air-transit': service('air-transit', { AIR_CARRIERS: CARRIERS }),
    notification: service('notification', { WEBHOOK_ALLOW_LOOPBACK: 'true' }),
    gateway: {
      ...common('gateway'),
      ...Object.fromEntries(
        SERVICES.map((name) => [`${schemaOf(name).toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`]),
      ),
    },
  };
}

function urlFor(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.href;
}
