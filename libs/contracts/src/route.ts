import type { z } from 'zod';
import type { ServiceName } from './catalogue';
import type { Scope } from './scopes';

/** One thing a caller can ask. Controllers, the gateway's map and the OpenAPI document are made from it. */
export interface RouteDefinition {
  /** `every`: each service has it; the gateway asks them all, or the one that `?service=` names. */
  readonly service: ServiceName | 'every';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for path parameters. */
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  /** A broker may ask it for its principal, named in `Landport-On-Behalf-Of`. */
  readonly onBehalf?: true;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly headers?: z.ZodType;
  /** Content type to shape; `null` where the text is a message of its own standard. */
  readonly body?: Readonly<Record<string, z.ZodType | null>>;
  /** The body is handed on as it arrives, at most so many bytes, and never held whole. */
  readonly streamsBody?: { readonly largest: number };
  /** Status to shape of the answer; `null` for a body that is not JSON. Problems need no listing. */
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly shape: z.ZodType | null }>
  >;
  /** Statuses of the problem documents this route may answer besides 400, 401, 403, 429 and 503. */
  readonly problems?: readonly number[];
}

export const defineRoute = <const Route extends RouteDefinition>(route: Route): Route => route;

/** `/v1/filings/{id}` as Nest and Fastify write it: `/v1/filings/:id`. */
export const nestPath = (route: Pick<RouteDefinition, 'path'>): string =>
  route.path.replace(/\{(\w+)\}/g, ':$1');
