import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBodiesRaw } from './body/read-bodies-raw';
import { streamBodies } from './body/stream-bodies';
import { MandateBook } from './identity/mandate-book';
import { onBehalf } from './identity/on-behalf';
import { scopeMissing } from './identity/refusals';
import { TokenVerifier } from './identity/token-verifier';
import { checkMediaType } from './request/media-type';
import { inputOf } from './request/validate';
import { identify, openShell, type Done } from './shell';

/** Health and metrics: the only paths without a contract, and open to anyone on the service's own network. */
const OPEN = /^\/(health\/|metrics$)/;

/**
 * Sets up the way of every request: trace, identity, scope, kind of body, bytes, validation, controller; and of
 * every error: one problem document. Called before `listen`.
 */
export function configureHttp(app: NestFastifyApplication): void {
  const verifier = app.get(TokenVerifier, { strict: false });
  const mandates = app.get(MandateBook, { strict: false });
  const instance = openShell(app);
  readBodiesRaw(instance);
  streamBodies(instance);
  refuseRoutesWithoutContract(instance);
  instance.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.config.contract === undefined) return done();
    identify(verifier, request, done);
  });
  instance.addHook('onRequest', allow);
  instance.addHook('onRequest', (request, _reply, done) => actFor(mandates, request, done));
  instance.addHook('preHandler', validate);
}

function refuseRoutesWithoutContract(instance: FastifyInstance): void {
  instance.addHook('onRoute', ({ config, url }) => {
    const { contract } = (config ?? {}) as { contract?: unknown };
    if (contract === undefined && !OPEN.test(url))
      throw new Error(`${url} stands in no contract: use @Route`);
  });
}

/** Everything that can be refused before a byte of the body is read. */
function allow(request: FastifyRequest, _reply: FastifyReply, done: Done): void {
  const { contract } = request.routeOptions.config;
  const { caller, contentType } = request.edge;
  if (contract === undefined || caller === undefined) return done();
  if (!caller.scopes.includes(contract.scope)) return done(scopeMissing(contract.scope));
  try {
    checkMediaType(contract, request.headers, contentType);
    done();
  } catch (error) {
    done(error as Error);
  }
}

/** Costs those nothing who act for themselves. */
function actFor(mandates: MandateBook, request: FastifyRequest, done: Done): void {
  const principal = request.headers['landport-on-behalf-of'];
  const { contract } = request.routeOptions.config;
  const { caller } = request.edge;
  if (principal === undefined || contract === undefined || caller === undefined) return done();
  onBehalf(mandates, contract, caller, String(principal)).then((acting) => {
    request.edge.caller = acting;
    done();
  }, done);
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
