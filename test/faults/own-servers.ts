import {
  freePort,
  startKafka,
  startPostgres,
  type PostgresServer,
  type RunningServer,
  type Say,
} from '@landport/local-servers';
import type { Environment } from '@landport/platform';
import { join } from 'node:path';
import { KeptAlive } from '../../apps/standalone/src/servers/keep-alive';
import type { Bus } from './kills/schedule';

export const JARS = join(__dirname, '../../.cache/kafka');

/**
 * Servers on ports that no other window wishes for: while a killed one is away, another window's server could take
 * the usual port, and the services would talk to that one.
 */
export interface OwnServers {
  readonly env: Environment;
  readonly PostgreSQL: KeptAlive<PostgresServer>;
  readonly 'Apache Kafka': KeptAlive<RunningServer> | undefined;
  stop(): Promise<void>;
}

/** @param env  brokers named there are used instead of a broker of our own */
export async function ownServers(folder: string, bus: Bus, env: Environment, log: Say): Promise<OwnServers> {
  const postgres = await KeptAlive.of(
    async (port?: number) =>
      startPostgres({ dataFolder: join(folder, 'postgres'), port: port ?? (await freePort()), log }),
    log,
  );
  const kafka =
    bus === 'kafka' && env['KAFKA_BROKERS'] === undefined
      ? await KeptAlive.of(
          async (port?: number) =>
            startKafka({
              dataFolder: join(folder, 'kafka'),
              jarsFolder: JARS,
              port: port ?? (await freePort()),
              log,
            }),
          log,
        )
      : undefined;
  return {
    env: {
      ...env,
      DATABASE_URL: postgres.current.url,
      ...(kafka && { KAFKA_BROKERS: kafka.current.brokers }),
    },
    PostgreSQL: postgres,
    'Apache Kafka': kafka,
    stop: async () => {
      await kafka?.stop();
      await postgres.stop();
    },
  };
}
