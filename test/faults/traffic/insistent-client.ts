import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from '../../../apps/standalone/src/access-file';

export interface Question {
  readonly who: string;
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly etag: string;
}

const PAUSE_MS = 100;
const PATIENCE_MS = 60_000;
const HANGS_AFTER_MS = 15_000;

/** 409: an equal request is being written, or goods are not there yet; 429: too many; else: a service is away. */
const AWAY: ReadonlySet<number> = new Set([409, 429, 502, 503, 504]);

/** A client as the guide wants it: it sends the same again, under the same key, until it has an answer. */
export class InsistentClient {
  /** Answers that nobody should ever get: faults that were not foreseen. */
  readonly faults: string[] = [];
  /** Requests sent, and those of them that were sent again. */
  tries = 0;
  repeats = 0;

  constructor(private readonly access: Access) {}

  /** @throws Error when a minute brought no answer */
  async ask(question: Question): Promise<Answer> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.once(question).catch((error: Error) => error);
      if (!(answer instanceof Error)) {
        if (answer.status === 500) this.faults.push(`${question.path} answered ${answer.text}`);
        else if (!AWAY.has(answer.status)) return answer;
      }
      if (performance.now() > end) {
        const last = answer instanceof Error ? String(answer.cause ?? answer) : answer.text;
        throw new Error(`${question.path} gave no answer in a minute, last: ${last}`);
      }
      this.repeats += 1;
      await sleep(PAUSE_MS);
    }
  }

  /** One try of what is not to be repeated blindly. @returns nothing when nobody answered */
  async attempt(question: Question): Promise<Answer | undefined> {
    const answer = await this.once(question).catch(() => undefined);
    if (answer?.status === 500) this.faults.push(`${question.path} answered ${answer.text}`);
    return answer === undefined || answer.status === 429 || answer.status >= 500 ? undefined : answer;
  }

  /** One try. @throws Error when the connection broke */
  async once({ who, method = 'GET', path, body, contentType, headers }: Question): Promise<Answer> {
    this.tries += 1;
    const response = await fetch(`${this.access.gateway}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.access.actors[who]?.token ?? ''}`,
        ...(body === undefined ? {} : { 'content-type': contentType ?? 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(HANGS_AFTER_MS),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const json = isJson ? (JSON.parse(text) as Answer['json']) : {};
    return { status: response.status, text, json, etag: response.headers.get('etag') ?? '' };
  }
}
