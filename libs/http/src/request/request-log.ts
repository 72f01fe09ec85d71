import type { Logger } from '@landport/platform';
import type { FastifyInstance } from 'fastify';

/** One line a request: what was asked, by whom, how it ended. No bodies, no tokens, no query. */
export function requestLog(instance: FastifyInstance, logger: Logger): void {
  instance.addHook('onResponse', (request, reply, done) => {
    const { edge, method, routeOptions } = request;
    logger.info(
      {
        method,
        route: routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        traceId: edge.traceId,
        organisation: edge.caller?.organisationId,
        client: edge.caller?.clientId,
      },
      'request',
    );
    done();
  });
}
