import { LOGGER, type Logger } from '@landport/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenVerifier } from './identity/token-verifier';
import { Problem } from './problems/problem';
import { ProblemFilter } from './problems/problem.filter';
import { pathOf } from './problems/send-problem';
import { boundSockets } from './request/bound-sockets';
import { requestLog } from './request/request-log';
import { openEdge, TRACE_ID_HEADER } from './request/trace';
import './request/edge-state';

export type Done = (error?: Error) => void;

/**
 * What gateway and services have in common: limits on sockets, a trace for every request, one log line for it,
 * and one problem document for every error.
 */
export function openShell(app: NestFastifyApplication): FastifyInstance {
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const logger = app.get<Logger>(LOGGER, { strict: false });
  boundSockets(instance);
  app.useGlobalFilters(new ProblemFilter(logger));
  instance.decorateRequest('edge');
  instance.addHook('onRequest', openTrace);
  instance.addHook('onRequest', refuseEmptySteps);
  requestLog(instance, logger);
  return instance;
}

function openTrace(request: FastifyRequest, reply: FastifyReply, done: Done): void {
  request.edge = openEdge(request.headers);
  reply.header(TRACE_ID_HEADER, request.edge.traceId);
  done();
}

/** `/v1/filings/` is no filing without a name: a path whose object has none leads nowhere. */
function refuseEmptySteps({ params, url }: FastifyRequest, _reply: FastifyReply, done: Done): void {
  const isEmpty = Object.values((params ?? {}) as Readonly<Record<string, string>>).includes('');
  done(isEmpty ? unknownPath(pathOf(url)) : undefined);
}

const unknownPath = (path: string): Problem =>
  new Problem({
    status: 404,
    code: 'request/unknown-path',
    detail: { en: `Nothing is served at ${path}.`, zh: `路径 ${path} 不存在。` },
  });

/** Finds out who calls, then goes on; without waiting when the token is remembered. */
export function identify(verifier: TokenVerifier, request: FastifyRequest, done: Done): void {
  try {
    const caller = verifier.verify(request.headers.authorization);
    if (!(caller instanceof Promise)) {
      request.edge.caller = caller;
      return done();
    }
    caller.then((verified) => {
      request.edge.caller = verified;
      done();
    }, done);
  } catch (error) {
    done(error as Error);
  }
}
