import { keepOrMintTraceparent, traceIdOf } from '@landport/platform';
import type { IncomingHttpHeaders } from 'node:http';
import type { EdgeState } from './edge-state';

export const TRACE_ID_HEADER = 'landport-trace-id';
export const CORRELATION_HEADER = 'correlation-id';

/** What may stand in a log line and a header again without being escaped. */
const CORRELATION = /^[\w.:@/+=-]{1,128}$/;

const mediaTypeOf = (contentType: string | undefined): string => {
  if (contentType === undefined) return '';
  const end = contentType.indexOf(';');
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
};

/** Keeps the sender's trace and correlation when they are well formed, else begins new ones. */
export function openEdge(headers: IncomingHttpHeaders): EdgeState {
  const traceparent = keepOrMintTraceparent(headers['traceparent'] as string | undefined);
  const traceId = traceIdOf(traceparent);
  const sent = headers[CORRELATION_HEADER];
  const correlationId = typeof sent === 'string' && CORRELATION.test(sent) ? sent : traceId;
  return {
    trace: { traceparent, correlationId },
    traceId,
    contentType: mediaTypeOf(headers['content-type']),
  };
}

export const mintTraceId = (): string => traceIdOf(keepOrMintTraceparent(undefined));
