import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LARGEST_JSON } from './body/read-bodies-raw';
import { answerRouterFault } from './problems/router-faults';

/**
 * Fastify with the limits of the house; the same for every service and the gateway.
 * Slow senders are looked for every two seconds.
 */
export const httpAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    http: { connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
    bodyLimit: LARGEST_JSON,
    trustProxy: false,
    skipMiddie: true,
    frameworkErrors: answerRouterFault,
    routerOptions: { maxParamLength: 255 },
  });
