import { ServerFault } from '@landport/local-servers';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StandaloneOptions {
  /** Port of the gateway; the services and the issuer take those after it, when they are free. */
  readonly port: number;
  readonly dataFolder: string;
  readonly bus: 'postgres' | 'kafka';
  /** Five processes instead of one. */
  readonly separate: boolean;
}

export const HELP = `npm start -- [options]
  --port N      port of the gateway (8080)
  --data DIR    folder for everything that is kept (.landport)
  --kafka       join the services by Apache Kafka instead of the log in PostgreSQL
  --separate    run the five services as processes of their own
DATABASE_URL, KAFKA_BROKERS and OIDC_ISSUER, when set, are used instead of servers of its own.`;

/** @throws ServerFault naming the option that does not fit */
export function optionsOf(args: readonly string[]): StandaloneOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8080' },
        data: { type: 'string', default: '.landport' },
        kafka: { type: 'boolean', default: false },
        separate: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${values.port} is no port`);
    return {
      port,
      dataFolder: resolve(values.data),
      bus: values.kafka ? 'kafka' : 'postgres',
      separate: values.separate,
    };
  } catch (error) {
    throw new ServerFault(`${(error as Error).message}\n${HELP}`);
  }
}
