import { startKafka, startPostgres, type RunningServer, type Say } from '@landport/local-servers';
import type { Environment } from '@landport/platform';
import { join } from 'node:path';
import { KeptAlive } from './keep-alive';

export interface Backing<Server extends RunningServer> {
  /** How the services reach it. */
  readonly address: string;
  /** The server of ours; nothing when the environment named another's. */
  readonly own: KeptAlive<Server> | undefined;
  /** Told to a person. */
  readonly told: string;
}

type Close = () => Promise<void>;

/** What stands behind the services: of its own, or what the environment names. */
export class Servers {
  private readonly closings: Close[] = [];
  private postgres: Promise<Backing<RunningServer>> | undefined;
  private broker: Promise<Backing<RunningServer>> | undefined;

  constructor(
    private readonly dataFolder: string,
    private readonly env: Environment,
    private readonly say: Say,
  ) {}

  /** PostgreSQL, by the address of a role that may create schemas and roles; opened once, however often asked for. */
  database(): Promise<Backing<RunningServer>> {
    this.postgres ??= this.openPostgres();
    return this.postgres;
  }

  /** Apache Kafka, by its brokers; opened once, however often asked for. */
  kafka(): Promise<Backing<RunningServer>> {
    this.broker ??= this.openKafka();
    return this.broker;
  }

  async close(): Promise<void> {
    for (const close of this.closings) await close();
  }

  private async openPostgres(): Promise<Backing<RunningServer>> {
    const named = this.env['DATABASE_URL'];
    if (named !== undefined) return { address: named, own: undefined, told: 'PostgreSQL of DATABASE_URL' };
    const dataFolder = join(this.dataFolder, 'postgres');
    const own = await KeptAlive.of(
      (port = 5433) => startPostgres({ dataFolder, port, log: this.say }),
      this.say,
    );
    this.closings.unshift(() => own.stop());
    return { address: own.current.url, own, told: `PostgreSQL on port ${own.current.port}` };
  }

  private async openKafka(): Promise<Backing<RunningServer>> {
    const named = this.env['KAFKA_BROKERS'];
    if (named) return { address: named, own: undefined, told: 'Apache Kafka of KAFKA_BROKERS' };
    const dataFolder = join(this.dataFolder, 'kafka');
    const own = await KeptAlive.of(
      (port = 9092) => startKafka({ dataFolder, port, log: this.say }),
      this.say,
    );
    this.closings.unshift(() => own.stop());
    return { address: own.current.brokers, own, told: `Apache Kafka on port ${own.current.port}` };
  }
}
