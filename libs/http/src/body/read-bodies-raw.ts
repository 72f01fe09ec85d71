import type { FastifyInstance } from 'fastify';

const MB = 1024 * 1024;
export const LARGEST_JSON = MB;
export const LARGEST_BULK = 8 * MB;
export const LARGEST_ATTACHMENT = 25 * MB;

const JSON_TYPES = /^application\/([\w.-]+\+)?json(;|$)/i;
const BULK_TYPES = /^(text\/|application\/(([\w.-]+\+)?xml|x-ndjson|jsonl)(;|$))/i;

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
