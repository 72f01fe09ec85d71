import { SERVICES, type ServiceName } from '@landport/contracts';
import { invalid } from '@landport/http';
import type { FastifyRequest } from 'fastify';

/**
 * The service that `?service=` names; undefined when a question goes to all.
 * @throws Problem 422 for a name that is none, and for an action that names no service
 */
export function serviceNamed(request: FastifyRequest): ServiceName | undefined {
  const named = (request.query as Record<string, unknown>)['service'];
  if (named === undefined && (request.method === 'GET' || request.method === 'HEAD')) return undefined;
  if (SERVICES.includes(named as ServiceName)) return named as ServiceName;
  const among = SERVICES.join(', ');
  throw invalid([
    {
      code: 'field/invalid-value',
      sourcePath: 'query.service',
      value: named,
      message: { en: 'This names no service.', zh: '未指明有效的服务。' },
      remedy: { en: `Send one of: ${among}.`, zh: `请选用:${among}。` },
    },
  ]);
}
