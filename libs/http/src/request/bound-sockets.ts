import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { mintTraceId } from './trace';
import type { FastifyInstance } from 'fastify';
import { documentOf } from '../problems/problem-document';
import { Problem } from '../problems/problem';
import { PROBLEM_TYPE } from '../problems/send-problem';

const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;

const problemOfParser = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem({
      status: 431,
      code: 'request/headers-too-large',
      detail: { en: 'The headers are over 16 kB.', zh: '请求头超过 16 kB。' },
    });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem({
      status: 408,
      code: 'request/timed-out',
      detail: { en: 'The request did not arrive in time.', zh: '请求未能按时到达。' },
    });
  return new Problem({
    status: 400,
    code: 'request/malformed',
    detail: { en: 'The request cannot be read as HTTP/1.1.', zh: '无法按 HTTP/1.1 读取请求。' },
  });
};

/** Time limits for slow senders, and problem documents for what never becomes a request. */
export function boundSockets(instance: Pick<FastifyInstance, 'server'>): void {
  const { server } = instance;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.removeAllListeners('clientError');
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const problem = problemOfParser(error.code);
    const body = JSON.stringify(documentOf(problem, 'en', { path: '', traceId: mintTraceId() }));
    socket.end(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: ${PROBLEM_TYPE}\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
}
