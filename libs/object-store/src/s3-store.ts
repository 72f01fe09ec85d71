import type { Clock } from '@landport/platform';
import { AwsV4Signer } from 'aws4fetch';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { Pool, type Dispatcher } from 'undici';
import { asAnnounced } from './announced-content';
import { checkKey, ObjectStore, type ObjectContent } from './object-store';
import { ContentDiffers, ObjectMissing, ObjectStoreUnavailable } from './object-store-errors';

export interface S3Settings {
  /** Scheme, host and port of the service, such as `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `endpoint/bucket/key`, as most servers of one's own want it; otherwise `bucket.endpoint/key`. */
  readonly pathStyle: boolean;
}

const CONNECTIONS = 64;
const CONNECT_MS = 5_000;
const SILENCE_MS = 30_000;
/** Names in the body of an S3 error that mean: what arrived is not what was signed for. */
const DIFFERS = /<Code>(XAmzContentSHA256Mismatch|IncompleteBody|BadDigest)<\/Code>/;
const LONGEST_ERROR = 16_384;

/**
 * A bucket of any service that speaks S3 with Signature Version 4. The SHA-256 of the content is part of what is
 * signed, so the service itself refuses bytes that changed on the way.
 */
export class S3Store extends ObjectStore {
  private readonly base: string;
  private readonly pool: Pool;

  constructor(
    private readonly settings: S3Settings,
    private readonly clock: Clock,
    /** The system's own when absent. */
    lookup?: LookupFunction,
  ) {
    super();
    const { endpoint, bucket, pathStyle } = settings;
    const url = new URL(endpoint);
    if (!pathStyle) url.host = `${bucket}.${url.host}`;
    this.base = pathStyle ? `${url.origin}/${bucket}` : url.origin;
    this.pool = new Pool(url.origin, {
      connections: CONNECTIONS,
      connect: { timeout: CONNECT_MS, ...(lookup && { lookup }) },
      headersTimeout: SILENCE_MS,
      bodyTimeout: SILENCE_MS,
    });
  }

  async put(key: string, content: Readable, announced: ObjectContent): Promise<void> {
    const { length, sha256 } = announced;
    const checked = Readable.from(asAnnounced(key, announced)(content), { objectMode: false });
    const headers = { 'content-length': String(length), 'x-amz-content-sha256': sha256 };
    try {
      const { statusCode, body } = await this.ask('PUT', key, headers, checked);
      const said = await shortText(body);
      if (statusCode === 200) return;
      if (DIFFERS.test(said)) throw new ContentDiffers(key, 'the store took other bytes');
      throw new ObjectStoreUnavailable(`it answers ${statusCode} to a PUT`);
    } finally {
      content.destroy();
    }
  }

  async get(key: string): Promise<Readable> {
    const { statusCode, body } = await this.ask('GET', key);
    if (statusCode === 200) return body;
    await shortText(body);
    throw statusCode === 404
      ? new ObjectMissing(key)
      : new ObjectStoreUnavailable(`it answers ${statusCode} to a GET`);
  }

  async remove(key: string): Promise<void> {
    const { statusCode, body } = await this.ask('DELETE', key);
    await shortText(body);
    if (statusCode !== 204 && statusCode !== 200 && statusCode !== 404)
      throw new ObjectStoreUnavailable(`it answers ${statusCode} to a DELETE`);
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async ask(
    method: 'PUT' | 'GET' | 'DELETE',
    key: string,
    headers: Readonly<Record<string, string>> = {},
    body?: Readable,
  ): Promise<Dispatcher.ResponseData> {
    checkKey(key);
    const { accessKeyId, secretAccessKey, region } = this.settings;
    const datetime = this.clock
      .now()
      .toISOString()
      .replace(/[:-]|\.\d{3}/g, '');
    const signer = new AwsV4Signer({
      ...{ method, url: `${this.base}/${key}`, headers, datetime },
      ...{ accessKeyId, secretAccessKey, region, service: 's3' },
    });
    const signed = await signer.sign();
    try {
      return await this.pool.request({
        method,
        path: signed.url.pathname,
        headers: Object.fromEntries(signed.headers),
        ...(body && { body }),
      });
    } catch (error) {
      if (error instanceof ContentDiffers) throw error;
      const { code, name } = error as { code?: string; name: string };
      throw new ObjectStoreUnavailable(code ?? name, { cause: error });
    }
  }
}

/** Reads an answer that is not content to its end, and keeps only as much of it as an error may need. */
async function shortText(body: Dispatcher.ResponseData['body']): Promise<string> {
  let text = '';
  for await (const chunk of body) if (text.length < LONGEST_ERROR) text += String(chunk);
  return text;
}
