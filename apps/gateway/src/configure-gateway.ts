import { identify, openShell, TokenVerifier } from '@landport/http';
import { ROUTES } from '@landport/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { proxyRoutes } from './proxy/proxy-routes';
import { ServicePools } from './proxy/service-pools';
import { RateLimiter } from './rate-limit/rate-limiter';

/** What the gateway answers itself and to anyone. */
const OPEN = /^\/(health\/|metrics$|docs(\/|$)|$)/;

/** The way of every request: trace, who calls, how often, then on to the service that owns the path. */
export function configureGateway(app: NestFastifyApplication): void {
  const verifier = app.get(TokenVerifier);
  const limiter = app.get(RateLimiter);
  const instance = openShell(app);

  // Bodies are passed on as they come; nothing here reads them.
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('*', (_request, _payload, done) => done(null));

  instance.addHook('onRequest', (request, reply, done) => {
    if (OPEN.test(request.routeOptions.url ?? '')) return done();
    const limited = (refusal?: Error): void => done(limit(limiter, request, reply) ?? refusal);
    if (request.routeOptions.config.owner === undefined) return limited();
    identify(verifier, request, limited);
  });
  proxyRoutes(instance, app.get(ServicePools), ROUTES);
}

/** Counts the request for its client; without a verified one for its address. */
function limit(limiter: RateLimiter, request: FastifyRequest, reply: FastifyReply): Error | undefined {
  const { caller } = request.edge;
  const verdict = caller === undefined ? limiter.ofAddress(request.ip) : limiter.ofClient(caller.clientId);
  void reply.headers(verdict.headers);
  return verdict.refusal;
}
