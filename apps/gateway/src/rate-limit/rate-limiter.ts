import { Problem } from '@landport/http';
import type { Clock } from '@landport/platform';
import type { RateLimit, RateLimits } from './rate-limits';
import { TokenBucket } from './token-bucket';

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal?: Problem;
}

/** Buckets held at most; the one unused for longest goes first, and begins full when it comes again. */
const MOST_BUCKETS = 50_000;

/** Limits of each client, told on every answer as the IETF's draft of RateLimit header fields has it. */
export class RateLimiter {
  private readonly buckets = new Map<string, TokenBucket>();

  constructor(
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly most = MOST_BUCKETS,
  ) {}

  ofClient(clientId: string): Verdict {
    const { clients } = this.limits;
    const limit = Object.hasOwn(clients, clientId) ? clients[clientId] : undefined;
    return this.count(`client ${clientId}`, 'client', limit ?? this.limits.default);
  }

  ofAddress(address: string): Verdict {
    return this.count(`address ${address}`, 'address', this.limits.anonymous);
  }

  private count(key: string, policy: string, limit: RateLimit): Verdict {
    const now = this.clock.now().getTime();
    const bucket = this.buckets.get(key) ?? new TokenBucket(limit, now);
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > this.most) this.buckets.delete(this.buckets.keys().next().value as string);
    const isAllowed = bucket.take(now);
    const window = Math.ceil(limit.burst / limit.perSecond);
    const headers = {
      'ratelimit-policy': `"${policy}";q=${limit.burst};w=${window}`,
      ratelimit: `"${policy}";r=${bucket.remaining};t=${bucket.secondsToFull}`,
    };
    return isAllowed ? { headers } : { headers, refusal: exceeded(limit, bucket.secondsToNext) };
  }
}

const exceeded = ({ perSecond, burst }: RateLimit, seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'request/rate-exceeded',
    detail: {
      en: `Over ${perSecond} requests a second with bursts of ${burst}.`,
      zh: `超过每秒 ${perSecond} 次、突发 ${burst} 次的限额。`,
    },
    headers: { 'retry-after': String(seconds) },
  });
