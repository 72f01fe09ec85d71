import { pooledBytes } from '../ports/pooled-bytes';

/** W3C Trace Context, level 1: version 00, 16-byte trace id, 8-byte parent id, flags. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The sender's traceparent when it is well formed, else a new one. @see https://www.w3.org/TR/trace-context/ */
export function keepOrMintTraceparent(received: string | undefined): string {
  if (received !== undefined && TRACEPARENT.test(received)) return received;
  const random = pooledBytes(24).toString('hex');
  return `00-${random.slice(0, 32)}-${random.slice(32)}-01`;
}

/** The 32 hexadecimal digits that one consignment's calls, events, log lines and webhooks share. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** What travels with a command from the request that caused it. */
export interface TraceContext {
  readonly traceparent: string;
  readonly correlationId: string;
}
