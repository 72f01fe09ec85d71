import { claimFolder, freeFolder, freePort, ServerFault } from '@landport/local-servers';
import { SystemClock, type Environment } from '@landport/platform';
import { writeAccess, type ReadyActor } from './access-file';
import { issuerAtHand, type IssuerAtHand } from './issuer/issuer-at-hand';
import { deployWhenChanged } from './deploy/deploy-when-changed';
import { PLANS } from './deploy/plans';
import { KeptSecrets } from './kept-secrets';
import type { StandaloneOptions } from './options';
import type { Progress } from './progress';
import { Servers } from './servers/servers';
import { appEnvironments } from './services/app-environments';
import { appPorts } from './services/app-ports';
import { loadAll, startInOneProcess } from './services/in-one-process';
import type { RunningApps } from './services/running-apps';
import { startSeparately } from './services/separate-processes';

export interface StandaloneWindow {
  readonly url: string;
  readonly dataFolder: string;
  /** Whose tokens are at hand; nobody's when the issuer is another's. */
  readonly actors: readonly ReadyActor[];
  readonly apps: RunningApps;
  readonly servers: Servers;
  stop(): Promise<void>;
}

/**
 * Opens the whole window on this machine.
 * @throws ServerFault when the port or the data folder is taken, or a server does not start
 */
export async function startStandalone(
  options: StandaloneOptions,
  env: Environment,
  progress: Progress,
): Promise<StandaloneWindow> {
  const { port, dataFolder } = options;
  if ((await freePort(port)) !== port) {
    throw new ServerFault(
      `Port ${port} is taken: free it, or start on another with npm start -- --port ${port + 10}`,
    );
  }
  claimFolder(dataFolder);
  const opening = new Opening(options, env, progress);
  try {
    return await opening.open();
  } catch (error) {
    await opening.close();
    throw error;
  }
}

class Opening {
  private readonly secrets: KeptSecrets;
  private readonly servers: Servers;
  private readonly url: string;
  private issuer: IssuerAtHand | undefined;
  private apps: RunningApps | undefined;

  constructor(
    private readonly options: StandaloneOptions,
    private readonly env: Environment,
    private readonly progress: Progress,
  ) {
    this.secrets = new KeptSecrets(options.dataFolder);
    this.servers = new Servers(options.dataFolder, env, progress.say);
    this.url = `http://127.0.0.1:${options.port}`;
  }

  async open(): Promise<StandaloneWindow> {
    const { dataFolder } = this.options;
    const { adminUrl, brokers, issuer } = await this.openBacking();
    await this.deploy(adminUrl);
    this.apps = await this.startApps(adminUrl, brokers, issuer.url);
    const actors = await issuer.actors();
    writeAccess(dataFolder, this.url, issuer.url, actors);
    const { url, apps, servers } = this;
    return { url, dataFolder, actors, apps, servers, stop: () => this.close() };
  }

  async close(): Promise<void> {
    await this.apps?.stop();
    await this.issuer?.close();
    await this.servers.close();
    freeFolder(this.options.dataFolder);
  }

  /** Servers start in processes of their own; meanwhile this one reads the code of the services. */
  private async openBacking(): Promise<{ adminUrl: string; brokers: string; issuer: IssuerAtHand }> {
    const { bus, separate, port } = this.options;
    const told = (what: { told: string }): string => what.told;
    const opening = Promise.all([
      this.progress.step(() => this.servers.database(), told),
      bus === 'kafka' ? this.progress.step(() => this.servers.kafka(), told) : undefined,
      this.progress.step(() => issuerAtHand(this.env, port + 5, this.url, this.secrets), told),
      separate ? undefined : loadAll(),
    ]);
    const [database, kafka, issuer] = await opening;
    this.issuer = issuer;
    return { adminUrl: database.address, brokers: kafka?.address ?? '', issuer };
  }

  private async deploy(adminUrl: string): Promise<void> {
    await this.progress.step(
      () =>
        deployWhenChanged(this.options.dataFolder, {
          adminUrl,
          plans: PLANS,
          passwordOf: (schema) => this.secrets.password(schema),
          bus: this.options.bus,
          brokers: async () => (await this.servers.kafka()).address,
          clock: new SystemClock(),
        }),
      (wasDue) => (wasDue ? 'schemas, roles, tables, partitions, topics' : 'schemas as they were'),
    );
  }

  private startApps(adminUrl: string, brokers: string, issuer: string): Promise<RunningApps> {
    const { bus, separate, port, dataFolder } = this.options;
    return this.progress.step(
      async () => {
        const envs = appEnvironments({
          ...{ env: this.env, adminUrl, bus, brokers, issuer, secrets: this.secrets, dataFolder },
          ports: await appPorts(port),
        });
        return separate ? startSeparately(envs, this.progress.say) : startInOneProcess(envs);
      },
      ({ told }) => told,
    );
  }
}
