import { Clock, Timers } from '@landport/platform';
import { Pool, type Dispatcher } from 'undici';
import { pinnedLookup, type Resolve } from '../outgoing-address/pinned-lookup';
import { checkTarget, TargetRefused, type TargetPolicy } from '../outgoing-address/target-rules';
import type { SigningKey } from '../signing/signing-key';
import { WebhookSigner } from '../signing/webhook-signer';
import { isDelivered, pauseOf, type DeliveryOutcome } from './delivery-outcome';
import type { WebhookMessage } from './webhook-message';

/** A receiver that has not answered by then has failed. */
export const ANSWER_WITHIN_MS = 15_000;

const NO_ANSWER = `no answer within ${ANSWER_WITHIN_MS / 1_000} s`;

/** Read of an answer at most; a longer one costs its connection. */
const ANSWER_BYTES = 65_536;

/** Kept of a failing answer for the log. */
const ANSWER_KEPT = 1_024;

const FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  UND_ERR_SOCKET: 'the connection was closed before an answer',
  UND_ERR_CONNECT_TIMEOUT: 'no connection was made in time',
  UND_ERR_HEADERS_OVERFLOW: 'the answer has too many headers',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be resolved',
};

export interface ChannelOptions {
  readonly url: string;
  readonly keys: readonly SigningKey[];
  /** Connections at most. */
  readonly breadth: number;
  readonly policy: TargetPolicy;
  readonly resolve: Resolve;
}

/** The connections to one endpoint. They are kept alive, follow no redirect, and stay with the address that was checked. */
export class WebhookChannel {
  private readonly pool: Pool | undefined;
  private readonly path: string = '/';
  private readonly refusal: string | undefined;
  private readonly signer: WebhookSigner;

  constructor(
    options: ChannelOptions,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {
    this.signer = new WebhookSigner(options.keys);
    try {
      const url = checkTarget(options.url, options.policy);
      this.path = url.pathname + url.search;
      this.pool = new Pool(url.origin, {
        connections: options.breadth,
        pipelining: 1,
        keepAliveTimeout: 30_000,
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: { timeout: ANSWER_WITHIN_MS, lookup: pinnedLookup(options.resolve, options.policy) },
      });
    } catch (error) {
      if (!(error instanceof TargetRefused)) throw error;
      this.refusal = error.message;
    }
  }

  /** Posts a message, signed for this moment. Never rejects. */
  async send(message: WebhookMessage): Promise<DeliveryOutcome> {
    const sentAt = this.clock.now();
    const answered = await this.post(message, sentAt);
    return { sentAt, tookMs: Math.max(0, this.clock.now().getTime() - sentAt.getTime()), ...answered };
  }

  /** Breaks what is under way. */
  async close(): Promise<void> {
    await this.pool?.destroy();
  }

  private async post(message: WebhookMessage, sentAt: Date): Promise<Partial<DeliveryOutcome>> {
    if (!this.pool) return { fault: this.refusal ?? 'the target is refused' };
    const limit = new AbortController();
    const cancel = this.timers.after(ANSWER_WITHIN_MS, () => limit.abort(new Error(NO_ANSWER)));
    try {
      const response = await this.pool.request({
        path: this.path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Landport-Webhooks/1',
          traceparent: message.traceparent,
          ...this.signer.headersOf(message.id, sentAt, message.body),
        },
        body: message.body,
        signal: limit.signal,
      });
      return await this.answerOf(response, limit.signal);
    } catch (error) {
      return { fault: faultOf(error) };
    } finally {
      cancel();
    }
  }

  private async answerOf(
    { statusCode: status, headers, body }: Dispatcher.ResponseData,
    signal: AbortSignal,
  ): Promise<Partial<DeliveryOutcome>> {
    if (isDelivered({ status } as DeliveryOutcome)) {
      await body.dump({ limit: ANSWER_BYTES, signal }).catch(() => undefined);
      return { status };
    }
    const retryAfter = headers['retry-after'];
    const pauseMs = typeof retryAfter === 'string' ? pauseOf(retryAfter, this.clock.now()) : 0;
    return { status, fault: `answered ${status}`, answer: await beginningOf(body), pauseMs };
  }
}

/** The first characters of an answer that is no success, as far as it came. */
async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (size < ANSWER_KEPT) chunks.push(chunk);
      size += chunk.length;
      if (size > ANSWER_BYTES) break;
    }
  } catch {
    // The status is known; that its text broke off changes nothing.
  }
  return Buffer.concat(chunks).toString('utf8').replaceAll('\0', '').slice(0, ANSWER_KEPT);
}

function faultOf(error: unknown): string {
  if (error instanceof TargetRefused) return error.message;
  const { code, message } = error as { code?: unknown; message?: string };
  return FAULTS[String(code)] ?? message ?? 'unknown fault';
}
