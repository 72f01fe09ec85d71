import type { ServiceName } from '@landport/contracts';
import { Problem } from '@landport/http';

/** Nothing was sent yet: the service did nothing. */
const NEVER_REACHED = /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

export function serviceFailure(service: ServiceName, method: string, error: Error): Problem {
  const code = String((error as { code?: unknown }).code);
  const headers = { 'retry-after': '1' };
  if (NEVER_REACHED.test(code) || method === 'GET' || method === 'HEAD')
    return new Problem({
      status: 503,
      code: 'service/unavailable',
      detail: { en: `${service} cannot be reached now.`, zh: `${service} 服务暂时无法连接。` },
      headers,
      cause: error,
      // That a service is away is told by its pool, when it goes and when it is back.
      ...(NEVER_REACHED.test(code) && { isLoggedElsewhere: true as const }),
    });
  return new Problem({
    status: 502,
    code: 'service/outcome-unknown',
    detail: {
      en: `${service} broke off; whether it took the request is not known.`,
      zh: `${service} 服务中断,无法确定请求是否已受理。`,
    },
    headers,
    cause: error,
  });
}
