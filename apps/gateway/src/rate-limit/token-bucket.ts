import type { RateLimit } from './rate-limits';

/** A client's allowance: full at first, emptied by one a request, refilled by the second. */
export class TokenBucket {
  private tokens: number;

  /** @param at  milliseconds since 1970 */
  constructor(
    readonly limit: RateLimit,
    private at: number,
  ) {
    this.tokens = limit.burst;
  }

  /** Takes one token when there is one; says whether there was. */
  take(now: number): boolean {
    const { perSecond, burst } = this.limit;
    // A clock set back refills nothing and takes nothing away.
    const elapsed = Math.max(0, now - this.at) / 1000;
    this.at = now;
    this.tokens = Math.min(burst, this.tokens + elapsed * perSecond);
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  get remaining(): number {
    return Math.floor(this.tokens);
  }

  /** Whole seconds until the bucket is full. */
  get secondsToFull(): number {
    return Math.ceil((this.limit.burst - this.tokens) / this.limit.perSecond);
  }

  /** Whole seconds until there is a token again, at least one. */
  get secondsToNext(): number {
    return Math.max(1, Math.ceil((1 - this.tokens) / this.limit.perSecond));
  }
}
