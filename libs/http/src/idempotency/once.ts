import { createParamDecorator, Inject, Injectable, type PipeTransform } from '@nestjs/common';
import { Clock, Database, type Tx } from '@landport/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem';
import { firstAnswer, type RenderedAnswer } from './kept-answer';
import { keyedRequestOf, type KeyedRequest } from './key-of';

/** What a use case answers, before it becomes bytes. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const WAIT_FOR_FIRST = '5s';
const LOCK_NOT_AVAILABLE = '55P03';

const TAKE = `INSERT INTO idempotency_key (organisation_id, key, method, path, digest, content, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1 AS taken`;
const KEEP = `UPDATE idempotency_key SET status = $3, headers = $4, answer = $5
  WHERE organisation_id = $1 AND key = $2`;

const rendered = ({ status, headers = {}, body }: Answer): RenderedAnswer => ({
  status,
  headers,
  text: JSON.stringify(body),
});

const inFlight = (): Problem =>
  new Problem({
    status: 409,
    code: 'idempotency/in-flight',
    detail: {
      en: 'The first request with this key is not answered yet.',
      zh: '使用该键的首个请求尚未完成。',
    },
    headers: { 'retry-after': '1' },
  });

/**
 * Runs a use case at most once for an idempotency key. The key's row is taken first and filled last, in the one
 * transaction of the change: a crash or a refusal in between leaves the key free, and a second request with the
 * key waits on the row's unique index until the first has committed.
 */
export class Once {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  /**
   * @param work      the whole change; throws to refuse
   * @param received  stands for a body that was streamed: its digest
   * @returns     the body's bytes, for the controller to return; status and headers are set on the reply
   * @throws Problem 409 when the first request with the key takes over 5 s, 422 when it asked for something else
   */
  async run(work: (tx: Tx) => Promise<Answer>, received?: Buffer): Promise<string> {
    const keyed = keyedRequestOf(this.request, received);
    const answer = await this.db.transaction((tx) =>
      keyed === undefined ? work(tx).then(rendered) : this.runKeyed(tx, keyed, work),
    );
    void this.reply.status(answer.status).headers(answer.headers).type('application/json; charset=utf-8');
    return answer.text;
  }

  private async runKeyed(
    tx: Tx,
    keyed: KeyedRequest,
    work: (tx: Tx) => Promise<Answer>,
  ): Promise<RenderedAnswer> {
    if (!(await this.take(tx, keyed))) {
      const first = await firstAnswer(tx, keyed);
      void this.reply.header('idempotency-replayed', 'true');
      return first;
    }
    const answer = rendered(await work(tx));
    const { status, headers, text } = answer;
    await tx.query(KEEP, [keyed.organisationId, keyed.key, status, JSON.stringify(headers), text]);
    return answer;
  }

  private async take(tx: Tx, keyed: KeyedRequest): Promise<boolean> {
    await tx.query(`SET LOCAL lock_timeout = '${WAIT_FOR_FIRST}'`);
    const { organisationId, key, method, path, digest, content } = keyed;
    const taken = await tx
      .query(TAKE, [organisationId, key, method, path, digest, content, this.clock.now()])
      .catch((error: { code?: string }) => {
        throw error.code === LOCK_NOT_AVAILABLE ? inFlight() : error;
      });
    await tx.query('SET LOCAL lock_timeout = 0');
    return taken.length > 0;
  }
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

@Injectable()
export class OncePipe implements PipeTransform<Exchange, Once> {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  transform({ request, reply }: Exchange): Once {
    return new Once(this.db, this.clock, request, reply);
  }
}

const ExchangeOf = createParamDecorator((_: undefined, context): Exchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
});

/**
 * For POST routes that create: `create(@Idempotent() once: Once, …) { return once.run(async (tx) => …); }`
 */
export const Idempotent = (): ParameterDecorator => ExchangeOf(OncePipe);
