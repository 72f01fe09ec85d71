import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

/** A body up to this size is sent in one piece: it mostly came in one, and a stream would cost more than it. */
const SHORT = 65_536;

const isWithoutBody = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' ||
  method === 'HEAD' ||
  (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0);

function pipeOf(request: IncomingMessage): Readable {
  const pipe = request.pipe(new PassThrough());
  // What the service does not want is read all the same: an unread rest would hold the caller's connection.
  return pipe.once('close', () => request.resume());
}

/**
 * What goes on to the service. A long body is streamed through a pipe of its own, so that a service which stops
 * reading ends the pipe and not the caller's connection, on which its answer still has to go out.
 */
export function bodyOf(request: IncomingMessage, ready: (body: Buffer | Readable | null) => void): void {
  if (isWithoutBody(request)) return ready(null);
  const length = Number(request.headers['content-length'] ?? Infinity);
  if (length > SHORT) return ready(pipeOf(request));
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => ready(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
}
