import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem';

const KEY = /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** A request as an idempotency key remembers it. */
export interface KeyedRequest {
  readonly organisationId: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly digest: Buffer;
  /** The body when it is JSON. */
  readonly content: Buffer | null;
}

/**
 * @param received  stands for a body that was streamed: its digest
 * @returns undefined without an `Idempotency-Key`
 * @throws Problem 400 for a key that is not 1 to 255 printable characters
 */
export function keyedRequestOf(request: FastifyRequest, received?: Buffer): KeyedRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key))
    throw new Problem({
      status: 400,
      code: 'idempotency/key-malformed',
      detail: {
        en: 'The key is not 1 to 255 printable characters.',
        zh: '幂等键须为 1 至 255 个可打印字符。',
      },
    });
  const { caller, contentType } = request.edge;
  const raw = received ?? request.edge.raw ?? Buffer.alloc(0);
  const organisationId = caller?.organisationId ?? '';
  const { method, url: path } = request;
  const digest = createHash('sha256').update(`${method} ${path}\n${organisationId}\n`).update(raw).digest();
  return {
    organisationId,
    key,
    method,
    path,
    digest,
    content: contentType.endsWith('json') && received === undefined ? raw : null,
  };
}
