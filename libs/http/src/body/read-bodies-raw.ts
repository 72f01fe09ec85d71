import type { FastifyInstance } from 'fastify';
import { Problem } from '../problems/problem';

const MB = 1024 * 1024;
export const LARGEST_JSON = MB;
const LARGEST_BULK = 8 * MB;
const LARGEST_ATTACHMENT = 25 * MB;

const JSON_TYPES = /^application\/([\w.-]+\+)?json(;|$)/i;
const BULK_TYPES = /^(text\/|application\/(([\w.-]+\+)?xml|x-ndjson|jsonl)(;|$))/i;

/** Bytes that a body of the type may have. */
export function largestBody(contentType: string): number {
  if (JSON_TYPES.test(contentType)) return LARGEST_JSON;
  return BULK_TYPES.test(contentType) ? LARGEST_BULK : LARGEST_ATTACHMENT;
}

/** Every body is handed on as its bytes, up to the size its type may have; nothing is parsed on the way. */
export function readBodiesRaw(instance: FastifyInstance): void {
  const asBytes = (_request: unknown, body: Buffer, done: (error: null, body: Buffer) => void): void =>
    done(null, body);
  instance.removeAllContentTypeParsers();
  for (const [types, bodyLimit] of [
    [JSON_TYPES, LARGEST_JSON],
    [BULK_TYPES, LARGEST_BULK],
    ['*', LARGEST_ATTACHMENT],
  ] as const)
    instance.addContentTypeParser(types as RegExp | string, { parseAs: 'buffer', bodyLimit }, asBytes);
}

/**
 * Refuses a body by the length it declares.
 * @param largest  in bytes; what its type may have, unless the route says otherwise
 * @throws Problem 413
 */
export function checkDeclaredLength(
  contentType: string,
  contentLength: string | undefined,
  largest = largestBody(contentType),
): void {
  if (Number(contentLength ?? 0) <= largest) return;
  throw new Problem({
    status: 413,
    code: 'request/too-large',
    detail: {
      en: `The body has ${contentLength} bytes; ${largest} are taken of this type.`,
      zh: `请求体为 ${contentLength} 字节,此类型上限为 ${largest} 字节。`,
    },
    headers: { connection: 'close' },
  });
}
