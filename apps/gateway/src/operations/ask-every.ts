import { SERVICES, type ServiceName } from '@landport/contracts';
import { Problem } from '@landport/http';
import type { FastifyRequest } from 'fastify';
import { headersToService } from '../proxy/headers';
import type { ServicePools } from '../proxy/service-pools';

const WAIT_MS = 5_000;

interface Merged {
  readonly items: unknown[];
  /** Services that gave no answer; absent when all did. */
  readonly unavailable?: ServiceName[];
}

/**
 * Asks all services the same question, with the caller's own token, and puts their lists together.
 * @throws Problem that a service refused the caller with
 */
export async function askEvery(pools: ServicePools, request: FastifyRequest): Promise<Merged> {
  const headers = headersToService(request.headers, request.edge.trace);
  const ask = async (service: ServiceName): Promise<unknown[]> => {
    const signal = AbortSignal.timeout(WAIT_MS);
    const answer = await pools.of(service).request({ path: request.url, method: 'GET', headers, signal });
    const body = (await answer.body.json()) as Record<string, unknown>;
    if (answer.statusCode >= 400 && answer.statusCode < 500) throw refusalOf(answer.statusCode, body);
    if (answer.statusCode !== 200) throw new Error(`${service} answered ${answer.statusCode}`);
    return body['items'] as unknown[];
  };
  const answers = await Promise.allSettled(SERVICES.map(ask));
  const refusal = answers.find(
    (each): each is PromiseRejectedResult => each.status === 'rejected' && each.reason instanceof Problem,
  );
  if (refusal !== undefined) throw refusal.reason;
  const unavailable = SERVICES.filter((_, index) => answers[index]?.status === 'rejected');
  const items = answers.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  return { items, ...(unavailable.length > 0 && { unavailable }) };
}

const refusalOf = (status: number, body: Readonly<Record<string, unknown>>): Problem =>
  new Problem({ status, code: String(body['code']), detail: String(body['detail']) });
