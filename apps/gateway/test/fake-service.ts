import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Stands for a service behind the gateway: remembers what came and answers as it is told. */
export class FakeService {
  readonly seen: Seen[] = [];
  /** Answers before the body has come, when set. */
  early: ((response: ServerResponse) => void) | undefined;
  private readonly server: Server;
  private constructor(answer: (seen: Seen, response: ServerResponse, request: IncomingMessage) => void) {
    this.server = createServer((request, response) => {
      if (this.early !== undefined) return this.early(response);
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const seen = { method, url, headers, body: Buffer.concat(chunks) };
        this.seen.push(seen);
        answer(seen, response, request);
      });
    });
  }

  static async answering(
    answer: (seen: Seen, response: ServerResponse, request: IncomingMessage) => void,
  ): Promise<FakeService> {
    const service = new FakeService(answer);
    await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
