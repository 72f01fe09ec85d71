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
    const { port } = this.server;
    while (!this.isStopping) {
      try {
        const again = await this.start(port);
        this.server = again;
        if (this.isStopping || again.port !== port) await again.stop();
        if (again.port === port) return;
        // Those who use it know it by its port, so that it is of no use on another.
        throw new Error(`another took port ${port} meanwhile; it is waited for`);
      } catch (error) {
        this.say((error as Error).message);
        await sleep(PAUSE_MS);
      }
    }
  }
}
