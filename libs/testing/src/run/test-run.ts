import { isAlive, startKafka, startPostgres, type RunningServer } from '@landport/local-servers';
import type { SchemaPlan } from '@landport/platform';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildTemplate } from '../database/template';

/** Environment through which the workers of a run find it. */
export const RUN_FOLDER = 'LANDPORT_TEST_FOLDER';
export const RUN_ADDRESS = 'LANDPORT_TEST_ADDRESS';

type Servers = Record<string, () => Promise<unknown>>;

/**
 * One run of the tests: a folder of its own and the servers that its tests ask for, each started when first asked
 * for, shared by all workers, gone with the run. Runs beside each other do not meet.
 */
export class TestRun {
  readonly folder: string;
  private readonly runs: string;
  private readonly running: RunningServer[] = [];
  private readonly asked = new Map<string, Promise<unknown>>();
  private readonly servers: Servers = {
    postgres: () => this.startPostgres(),
    kafka: () => this.startKafka(),
  };
  private listener: Server | undefined;

  /** @param root  the checkout */
  constructor(
    private readonly root: string,
    private readonly plans: readonly SchemaPlan[],
  ) {
    this.runs = join(root, '.landport-test');
    this.folder = join(this.runs, `run-${process.pid}`);
  }

  /** Opens the door that workers knock at, and tells them where it is. */
  async open(): Promise<void> {
    this.sweep();
    mkdirSync(this.folder, { recursive: true });
    this.listener = createServer((request, response) => {
      this.serverFor((request.url ?? '').slice(1)).then(
        (answer) => response.end(JSON.stringify(answer)),
        (error: Error) => response.writeHead(500).end(error.message),
      );
    });
    await new Promise<void>((resolve) => this.listener?.listen(0, '127.0.0.1', resolve));
    process.env[RUN_FOLDER] = this.folder;
    process.env[RUN_ADDRESS] = `http://127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.listener?.closeAllConnections();
    this.listener?.close();
    await Promise.allSettled(this.asked.values());
    await Promise.all(this.running.map((server) => server.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private serverFor(name: string): Promise<unknown> {
    const start = this.servers[name];
    if (!start) return Promise.reject(new Error(`A test run has no server ${name}`));
    const answer = this.asked.get(name) ?? start();
    this.asked.set(name, answer);
    return answer;
  }

  private async startPostgres(): Promise<{ adminUrl: string }> {
    const server = await startPostgres({ dataFolder: join(this.folder, 'postgres'), fsync: false });
    this.running.push(server);
    await buildTemplate(server.url, this.plans);
    return { adminUrl: server.url };
  }

  private async startKafka(): Promise<{ brokers: string }> {
    const server = await startKafka({
      dataFolder: join(this.folder, 'kafka'),
      jarsFolder: join(this.root, '.cache/kafka'),
    });
    this.running.push(server);
    return { brokers: server.brokers };
  }

  /** Runs that were killed could not tidy up; their watchdogs stopped the servers. */
  private sweep(): void {
    mkdirSync(this.runs, { recursive: true });
    for (const name of readdirSync(this.runs)) {
      const pid = Number(/^run-(\d+)$/.exec(name)?.[1]);
      if (pid > 0 && (pid === process.pid || !isAlive(pid))) {
        rmSync(join(this.runs, name), { recursive: true, force: true });
      }
    }
  }
}
