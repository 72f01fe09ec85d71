import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  Res,
} from '@nestjs/common';
import { nestPath, type RouteDefinition } from '@landport/contracts';
import type { TraceContext } from '@landport/platform';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Caller as CallerOfRequest } from '../identity/caller';
import type { EdgeState } from './edge-state';

const edgeOf = (context: ExecutionContext): EdgeState =>
  context.switchToHttp().getRequest<FastifyRequest>().edge;

const firstStatus = (route: RouteDefinition): number => Math.min(...Object.keys(route.answers).map(Number));

/**
 * Puts a controller's method at a route of the contracts: path, method, first status of its answers, scope and
 * validation all come from the definition. The controller itself carries no prefix.
 */
export const Route = (route: RouteDefinition): MethodDecorator =>
  applyDecorators(
    RequestMapping({ method: RequestMethod[route.method], path: nestPath(route) }),
    HttpCode(firstStatus(route)),
    RouteConfig({ contract: route }),
  );

/** `InputOf<typeof route>`: params, query, headers and body, validated. */
export const Input = createParamDecorator((_: undefined, context) => edgeOf(context).input);

export type Caller = CallerOfRequest;
/** Who calls. */
export const Caller = createParamDecorator(
  (_: undefined, context): CallerOfRequest | undefined => edgeOf(context).caller,
);

/** What a command hands on to the events it causes. */
export const Trace = createParamDecorator((_: undefined, context): TraceContext => edgeOf(context).trace);

/** The body's bytes as received; empty when there was none. */
export const RawBody = createParamDecorator(
  (_: undefined, context): Buffer => edgeOf(context).raw ?? Buffer.alloc(0),
);

/** The body as it arrives, of a route whose definition says `streamsBody`; empty when there is none. */
export const BodyStream = createParamDecorator(
  (_: undefined, context): Readable => edgeOf(context).stream ?? Readable.from([]),
);

/** The body's media type in lower case, without parameters. */
export const ContentType = createParamDecorator(
  (_: undefined, context): string => edgeOf(context).contentType,
);

/** Fastify's reply, for headers and another status than the first. What the method returns is still the body. */
export const Reply = (): ParameterDecorator => Res({ passthrough: true });
