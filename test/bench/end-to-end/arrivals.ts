import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Window } from '../../story/window';

interface Pushed {
  readonly data: { readonly reference: string };
}

/** A receiver of webhooks that notes when each filing's came. It checks no signature: its time is not the window's. */
export class Arrivals {
  /** By reference, the moment of its first arrival. */
  readonly at = new Map<string, number>();

  private constructor(private readonly server: Server) {}

  /** @param type  of the one event that is to be pushed */
  static async of(window: Window, owner: string, type: string): Promise<Arrivals> {
    const server = createServer({ keepAlive: true });
    const arrivals = new Arrivals(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(204).end();
        const { reference } = (JSON.parse(Buffer.concat(chunks).toString()) as Pushed).data;
        if (!arrivals.at.has(reference)) arrivals.at.set(reference, performance.now());
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const answer = await window.ask(owner, 'POST', '/v1/webhook-endpoints', { body: { url, types: [type] } });
    if (answer.status !== 201) throw new Error(`no webhook: ${answer.text}`);
    return arrivals;
  }

  /** Resolves when so many have come, or when none has come for `patience` seconds. */
  async until(count: number, patience = 10): Promise<void> {
    for (let seen = -1, quiet = 0; this.at.size < count && quiet < patience * 10; quiet += 1) {
      if (this.at.size !== seen) quiet = 0;
      seen = this.at.size;
      await sleep(100);
    }
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
