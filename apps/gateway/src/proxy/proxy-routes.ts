import { nestPath, type RouteDefinition, type ServiceName } from '@landport/contracts';
import { Problem } from '@landport/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askEvery } from '../operations/ask-every';
import { serviceNamed } from '../operations/service-named';
import { streamThrough } from './stream-through';
import type { ServicePools } from './service-pools';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whose path it is; absent for what the gateway answers itself. */
    owner?: RouteDefinition['service'];
    /** Bytes of a body on this path, where that does not go by its type. */
    largestBody?: number;
  }
}

/** One route for each path of the catalogue, on to the service that owns it. */
export function proxyRoutes(
  instance: FastifyInstance,
  pools: ServicePools,
  routes: readonly RouteDefinition[],
): void {
  const paths = Map.groupBy(routes, (route) => nestPath(route));
  for (const [url, sharing] of paths) {
    const methods = methodsOf(sharing);
    const owner = ownerOf(url, sharing);
    const handler = owner === 'every' ? atEvery(pools) : atOne(pools, owner);
    const largestBody = sharing.find(({ streamsBody }) => streamsBody)?.streamsBody?.largest;
    const config = { owner, ...(largestBody !== undefined && { largestBody }) };
    instance.all(url, { config, onRequest: refuseOtherMethods(methods) }, handler);
  }
}

function methodsOf(routes: readonly RouteDefinition[]): ReadonlySet<string> {
  const methods = new Set<string>(routes.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return methods;
}

function ownerOf(url: string, sharing: readonly RouteDefinition[]): RouteDefinition['service'] {
  const owners = [...new Set(sharing.map(({ service }) => service))];
  if (owners.length !== 1) throw new Error(`${url} belongs to ${owners.join(' and ')}`);
  return owners[0] as RouteDefinition['service'];
}

const atOne =
  (pools: ServicePools, owner: ServiceName) =>
  (request: FastifyRequest, reply: FastifyReply): void =>
    streamThrough(pools, owner, request, reply);

/** Asks the service that the query names, else all of them. */
const atEvery =
  (pools: ServicePools) =>
  (request: FastifyRequest, reply: FastifyReply): void => {
    const named = serviceNamed(request);
    if (named !== undefined) streamThrough(pools, named, request, reply);
    else
      askEvery(pools, request).then(
        (merged) => reply.send(merged),
        (error: Error) => reply.send(error),
      );
  };

const refuseOtherMethods =
  (methods: ReadonlySet<string>) =>
  (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
    if (methods.has(request.method)) return done();
    done(
      new Problem({
        status: 405,
        code: 'request/method-not-allowed',
        detail: {
          en: `${request.method} is not one of ${[...methods].join(', ')}.`,
          zh: `${request.method} 不在 ${[...methods].join('、')} 之列。`,
        },
        headers: { allow: [...methods].join(', ') },
      }),
    );
  };
