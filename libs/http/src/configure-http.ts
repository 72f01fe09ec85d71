import { LOGGER, type Logger } from '@landport/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TokenVerifier } from './identity/token-verifier';
import { mandateMissing, scopeMissing } from './identity/refusals';
import { ProblemFilter } from './problems/problem.filter';
import { Problem } from './problems/problem';
import { requestLog } from './request/request-log';
import { checkMediaType } from './request/media-type';
import { openEdge, TRACE_ID_HEADER } from './request/trace';
import { inputOf } from './request/validate';
import { readBodiesRaw } from './body/read-bodies-raw';
import { boundSockets } from './request/bound-sockets';
import './request/edge-state';

/** Health and metrics: the only paths without a contract, and open to anyone on the service's own network. */
const OPEN = /^\/(health\/|metrics$)/;

type Done = (error?: Error) => void;

/**
 * Sets up the way of every request: trace, identity, scope, kind of body, bytes, validation, controller; and of
 * every error: one problem document. Called before `listen`.
 */
export function configureHttp(app: NestFastifyApplication): void {
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const logger = app.get<Logger>(LOGGER, { strict: false });
  const verifier = app.get(TokenVerifier, { strict: false });

  boundSockets(instance);
  readBodiesRaw(instance);
  app.useGlobalFilters(new ProblemFilter(logger));
  instance.decorateRequest('edge');
  refuseRoutesWithoutContract(instance);
  instance.addHook('onRequest', openTrace);
  instance.addHook('onRequest', identifyWith(verifier));
  instance.addHook('onRequest', allow);
  instance.addHook('preHandler', validate);
  requestLog(instance, logger);
}

function refuseRoutesWithoutContract(instance: FastifyInstance): void {
  instance.addHook('onRoute', ({ config, url }) => {
    const { contract } = (config ?? {}) as { contract?: unknown };
    if (contract === undefined && !OPEN.test(url))
      throw new Error(`${url} stands in no contract: use @Route`);
  });
}

function openTrace(request: FastifyRequest, reply: FastifyReply, done: Done): void {
  request.edge = openEdge(request.headers);
  reply.header(TRACE_ID_HEADER, request.edge.traceId);
  done();
}

const identifyWith =
  (verifier: TokenVerifier) =>
  (request: FastifyRequest, _reply: FastifyReply, done: Done): void => {
    if (request.routeOptions.config.contract === undefined) return done();
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
  };

/** Everything that can be refused before a byte of the body is read. */
function allow(request: FastifyRequest, _reply: FastifyReply, done: Done): void {
  const { contract } = request.routeOptions.config;
  const { caller, contentType } = request.edge;
  if (contract === undefined || caller === undefined) return done();
  const behalf = request.headers['landport-on-behalf-of'];
  if (behalf !== undefined) return done(mandateMissing(String(behalf).slice(0, 64)));
  if (!caller.scopes.includes(contract.scope)) return done(scopeMissing(contract.scope));
  try {
    checkMediaType(contract, request.headers, contentType);
    done();
  } catch (error) {
    done(error as Problem);
  }
}

function validate(request: FastifyRequest, _reply: FastifyReply, done: Done): void {
  const { contract } = request.routeOptions.config;
  if (contract === undefined) return done();
  try {
    if (Buffer.isBuffer(request.body)) request.edge.raw = request.body;
    request.edge.input = inputOf(contract, request);
    done();
  } catch (error) {
    done(error as Error);
  }
}
