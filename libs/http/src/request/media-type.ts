import type { RouteDefinition } from '@landport/contracts';
import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from '../problems/problem';

const unsupported = (seen: string, taken: readonly string[]): Problem =>
  new Problem({
    status: 415,
    code: 'request/media-type-unsupported',
    detail: {
      en: `${seen} is not taken here; taken: ${taken.join(', ') || 'no body'}.`,
      zh: `此处不接受 ${seen};可用:${taken.join('、') || '无请求体'}。`,
    },
    headers: { 'accept-post': taken.join(', ') },
  });

const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Refuses, before a byte of it is read, a body that the route does not take.
 * @throws Problem 415
 */
export function checkMediaType(
  route: RouteDefinition,
  headers: IncomingHttpHeaders,
  mediaType: string,
): void {
  if (!hasBody(headers)) return;
  const taken = Object.keys(route.body ?? {});
  if (!taken.includes(mediaType)) throw unsupported(mediaType || 'A body without Content-Type', taken);
  const encoding = headers['content-encoding'];
  // Packed bodies would have to be unpacked before their size is known.
  if (encoding !== undefined && encoding !== 'identity')
    throw unsupported(`Content-Encoding ${encoding}`, taken);
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase();
  // XML names its own encoding; JSON is UTF-8 (RFC 8259).
  if (mediaType.endsWith('json') && charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw unsupported(`charset ${charset}`, taken);
}
