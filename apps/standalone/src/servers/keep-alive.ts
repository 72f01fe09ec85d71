import type { RunningServer, Say } from '@landport/local-servers';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 200;

/** A server that comes back on its port whenever it goes without having been told to. */
export class KeptAlive<Server extends RunningServer> {
  private isStopping = false;
  private constructor(
    private server: Server,
    private readonly start: (port: number) => Promise<Server>,
    private readonly say: Say,
  ) {}

  static async of<Server extends RunningServer>(
    start: (port?: number) => Promise<Server>,
    say: Say,
  ): Promise<KeptAlive<Server>> {
    const kept = new KeptAlive(await start(), start, say);
    void kept.watch();
    return kept;
  }

  get current(): Server {
    return this.server;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.server.stop();
  }

  private async watch(): Promise<void> {
    for (;;) {
      await this.server.gone;
      if (this.isStopping) return;
      this.say(`process ${this.server.pid} on port ${this.server.port} is gone; it is started again`);
      await this.startAgain();
    }
  }

  private async startAgain(): Promise<void> {
    while (!this.isStopping) {
      try {
        this.server = await this.start(this.server.port);
        if (this.isStopping) await this.server.stop();
        return;
      } catch (error) {
        this.say((error as Error).message);
        await sleep(PAUSE_MS);
      }
    }
  }
}
