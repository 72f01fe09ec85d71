import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  readonly id: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly json: { readonly subject: string; readonly sequence: number; readonly type: string };
}

export interface ReceiverAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the receiver does with a message; `hang` never answers. */
export type Manner = (message: ReceivedWebhook) => ReceiverAnswer | 'hang';

/** A trader's system at the other end of a webhook. */
export class Receiver {
  /** In the order of their arrival. */
  readonly received: ReceivedWebhook[] = [];
  /** Answers that the sender did not read to their end. */
  brokenOff = 0;
  manner: Manner = () => ({ status: 204 });

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(manner?: Manner): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
    if (manner) receiver.manner = manner;
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString('utf8');
      const { headers } = request;
      const message = { id: String(headers['webhook-id']), body, headers, json: JSON.parse(body) };
      receiver.received.push(message);
      const answer = receiver.manner(message);
      response.once('close', () => {
        if (!response.writableFinished) receiver.brokenOff += 1;
      });
      if (answer !== 'hang') response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    return receiver;
  }

  get sequences(): number[] {
    return this.received.map(({ json }) => json.sequence);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
