import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';

export const KEYS = {
  accessKeyId: 'AKLANDPORT',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+secret',
  region: 'cq-1',
};
export const BUCKET = 'papers';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * As much of S3 as the adapter uses, by the letter of Signature Version 4: the signature is worked out again here from
 * what arrived, so a header or path that was not signed, or a body that is not the one signed for, is refused.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export class FakeS3 {
  readonly objects = new Map<string, Buffer>();
  readonly asked: { readonly method: string; readonly host: string; readonly chunked: boolean }[] = [];
  /** Answer to everything, when set. */
  failWith: number | undefined;

  private constructor(
    private readonly server: Server,
    private readonly pathStyle: boolean,
  ) {}

  static async open(pathStyle = true): Promise<FakeS3> {
    const server = createServer();
    const fake = new FakeS3(server, pathStyle);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      fake.answer(request, response).catch(() => response.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return fake;
  }

  /** A name, since a bucket may stand before it; `lookup` leads every name here. */
  get endpoint(): string {
    return `http://objects.test:${(this.server.address() as AddressInfo).port}`;
  }

  readonly lookup: LookupFunction = (_host, _options, callback) =>
    callback(null, [{ address: '127.0.0.1', family: 4 }]);

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const chunked = headers['transfer-encoding'] !== undefined;
    this.asked.push({ method, host: String(headers.host), chunked });
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const refuse = (status: number, code: string): void =>
      void response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
    if (this.failWith !== undefined) return refuse(this.failWith, 'InternalError');
    if (!this.isSigned(request)) return refuse(403, 'SignatureDoesNotMatch');
    if (method === 'PUT' && chunked) return refuse(411, 'MissingContentLength');
    const promised = headers['x-amz-content-sha256'];
    if (method === 'PUT' && promised !== 'UNSIGNED-PAYLOAD' && promised !== sha256(body))
      return refuse(400, 'XAmzContentSHA256Mismatch');
    const key = this.keyOf(request);
    if (key === undefined) return refuse(404, 'NoSuchBucket');
    if (method === 'PUT') {
      this.objects.set(key, body);
      return void response.writeHead(200).end();
    }
    if (method === 'DELETE') {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    const kept = this.objects.get(key);
    if (kept === undefined) return refuse(404, 'NoSuchKey');
    response.writeHead(200, { 'content-length': kept.length }).end(kept);
  }

  private keyOf({ url = '', headers }: IncomingMessage): string | undefined {
    if (this.pathStyle) return url.startsWith(`/${BUCKET}/`) ? url.slice(BUCKET.length + 2) : undefined;
    return headers.host?.startsWith(`${BUCKET}.`) ? url.slice(1) : undefined;
  }

  private isSigned({ method = '', url = '', headers }: IncomingMessage): boolean {
    const sent =
      /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=(\S+), Signature=(\w+)$/.exec(
        headers.authorization ?? '',
      );
    if (sent === null) return false;
    const [, id, day = '', region = '', names = '', signature] = sent;
    const must = ['host', 'x-amz-content-sha256', 'x-amz-date'];
    if (id !== KEYS.accessKeyId || !must.every((name) => names.split(';').includes(name))) return false;
    const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
    const [path, query = ''] = url.split('?');
    const asked = [method, path, query, lines.join(''), names, headers['x-amz-content-sha256']].join('\n');
    const scope = `${day}/${region}/s3/aws4_request`;
    const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(asked)].join('\n');
    const key = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${KEYS.secretAccessKey}`, day));
    return region === KEYS.region && hmac(key, toSign).toString('hex') === signature;
  }
}
