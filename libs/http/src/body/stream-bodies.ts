import type { FastifyInstance, FastifyReply, FastifyRequest, RequestPayload } from 'fastify';
import { PassThrough, Readable } from 'node:stream';

type Done = (error: Error | null, payload: RequestPayload) => void;

/**
 * For routes that say so the body goes to the controller as it arrives: the parsers see an empty one. A length that is
 * declared too great is refused before a byte of it is read; one that is not declared is the reader's to bound.
 */
export function streamBodies(instance: FastifyInstance): void {
  instance.addHook('onRoute', (route) => {
    const { contract } = route.config ?? {};
    if (contract?.streamsBody === undefined) return;
    route.bodyLimit = contract.streamsBody.largest;
    route.preParsing = handOn;
  });
}

function handOn(request: FastifyRequest, reply: FastifyReply, payload: RequestPayload, done: Done): void {
  const stream = pipeOf(payload as Readable);
  // What nobody has read by then nobody wants.
  reply.raw.once('finish', () => stream.destroy());
  request.edge.stream = stream;
  // Fastify compares what its parser has seen with the length that was declared.
  const receivedEncodedLength = Number(request.headers['content-length'] ?? 0);
  done(null, Object.assign(Readable.from([]), { receivedEncodedLength }));
}

/** A pipe of its own: a reader who gives up ends it, and not the connection on which the refusal must still go out. */
function pipeOf(body: Readable): Readable {
  const pipe = body.pipe(new PassThrough());
  body.once('error', (error) => pipe.destroy(error));
  return pipe.once('close', () => body.resume());
}
