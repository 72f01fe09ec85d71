import type { TraceContext } from '@landport/platform';
import type { IncomingHttpHeaders, OutgoingHttpHeader } from 'node:http';

export type Headers = Record<string, OutgoingHttpHeader | undefined>;

/** What a service reads. Everything else a sender claims, about itself or its way here, stays outside. */
const PASSED_IN = new Set([
  'accept',
  'accept-language',
  'authorization',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'landport-on-behalf-of',
  'last-event-id',
  'range',
]);

/** Of one connection only (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export function headersToService(received: IncomingHttpHeaders, trace: TraceContext): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name in received) if (PASSED_IN.has(name)) passed[name] = String(received[name]);
  passed['traceparent'] = trace.traceparent;
  passed['correlation-id'] = trace.correlationId;
  return passed;
}

/** The service's headers, and the gateway's own over them. */
export function headersToCaller(
  answered: IncomingHttpHeaders,
  own: Headers,
): Record<string, OutgoingHttpHeader> {
  const passed: Headers = {};
  for (const name in answered) if (!HOP_BY_HOP.has(name)) passed[name] = answered[name];
  return Object.assign(passed, own) as Record<string, OutgoingHttpHeader>;
}
