import type { RouteDefinition } from '@landport/contracts';
import type { TraceContext } from '@landport/platform';
import type { Readable } from 'node:stream';
import type { Caller } from '../identity/caller';

/** What the edge knows of a request; filled in step by step before the controller runs. */
export interface EdgeState {
  readonly trace: TraceContext;
  readonly traceId: string;
  caller?: Caller;
  /** Bytes as received; absent when there was no body. */
  raw?: Buffer;
  /** The body as it arrives, of a route that streams it. */
  stream?: Readable;
  /** Without parameters, lower case. */
  contentType: string;
  input?: Input;
}

export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

declare module 'fastify' {
  interface FastifyRequest {
    edge: EdgeState;
  }
  interface FastifyContextConfig {
    contract?: RouteDefinition;
  }
}
