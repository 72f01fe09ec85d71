import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Push {
  readonly id: string;
  readonly body: {
    readonly type: string;
    readonly subject: string;
    readonly sequence: number;
    readonly traceId: string;
  };
}

/** SubjectPublicKeyInfo of an ed25519 key up to its 32 bytes (RFC 8410). */
const ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const OLDEST_SECONDS = 300;

/** A trader's webhook receiver that takes nothing whose signature does not verify (Standard Webhooks, `v1a`). */
export class Receiver {
  readonly pushes: Push[] = [];
  refused = 0;
  private key: KeyObject | undefined;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const isTaken = receiver.take(request.headers, Buffer.concat(chunks).toString('utf8'));
        response.writeHead(isTaken ? 204 : 400).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/landport`;
  }

  /** @param publicKey  `whpk_` and 32 bytes in base64, as the endpoint shows it */
  trust(publicKey: string): void {
    const raw = Buffer.from(publicKey.replace(/^whpk_/, ''), 'base64');
    this.key = createPublicKey({ key: Buffer.concat([ED25519, raw]), format: 'der', type: 'spki' });
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private take(headers: NodeJS.Dict<string | string[]>, body: string): boolean {
    const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
      String(headers[name] ?? ''),
    ) as [string, string, string];
    const isFresh = Math.abs(Date.now() / 1_000 - Number(timestamp)) < OLDEST_SECONDS;
    const signed = Buffer.from(`${id}.${timestamp}.${body}`);
    const isGenuine = signatures.split(' ').some((signature) => {
      const [version, text] = signature.split(',');
      return (
        version === 'v1a' && this.key && verify(null, signed, this.key, Buffer.from(text ?? '', 'base64'))
      );
    });
    if (!isFresh || !isGenuine) {
      this.refused += 1;
      return false;
    }
    this.pushes.push({ id, body: JSON.parse(body) as Push['body'] });
    return true;
  }
}
