import type { ServiceName } from '@landport/contracts';
import { checkDeclaredLength } from '@landport/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { AnswerStream } from './answer-stream';
import { headersToService } from './headers';
import { bodyOf } from './request-body';
import { serviceFailure } from './service-failure';
import type { ServicePools } from './service-pools';

/**
 * Sends the request on as it is and its answer back as it comes. A body that declares too great a length stays
 * outside: the service would refuse it unread and close, and its answer could be lost with the connection.
 * @throws Problem 413
 */
export function streamThrough(
  pools: ServicePools,
  service: ServiceName,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { largestBody } = request.routeOptions.config;
  checkDeclaredLength(request.edge.contentType, request.headers['content-length'], largestBody);
  const method = request.method as Dispatcher.HttpMethod;
  const isStream = request.headers.accept === 'text/event-stream';
  const answer = new AnswerStream(reply, (error) => {
    void reply.send(serviceFailure(service, method, error));
  });
  bodyOf(request.raw, (body) => {
    const headers = headersToService(request.headers, request.edge.trace);
    if (body === null) delete headers['content-length'];
    pools.of(service, isStream).dispatch({ path: request.url, method, headers, body }, answer);
  });
}
