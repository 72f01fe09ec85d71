import { Clock } from '@landport/platform';
import { RateLimiter } from './rate-limiter';
import { RateLimits } from './rate-limits';

class HeldClock extends Clock {
  moment = 1_000_000;
  now(): Date {
    return new Date(this.moment);
  }
}

describe('a rate limit', () => {
  const clock = new HeldClock();
  const limiter = (limits: object = {}, most?: number) =>
    new RateLimiter(RateLimits.parse(limits), clock, most);
  const allowed = (of: RateLimiter, client: string, times: number): number =>
    Array.from({ length: times }, () => of.ofClient(client)).filter(({ refusal }) => !refusal).length;

  it('lets sixty through at once and twenty a second after that, when nothing else is said', () => {
    const limits = limiter();
    expect(allowed(limits, 'a', 100)).toBe(60);
    clock.moment += 1_000;
    expect(allowed(limits, 'a', 100)).toBe(20);
    clock.moment += 3_600_000;
    expect(allowed(limits, 'a', 100)).toBe(60);
  });

  it('counts each client for itself, by its own limit', () => {
    const limits = limiter({ clients: { b: { perSecond: 1, burst: 5 } } });
    expect(allowed(limits, 'a', 100)).toBe(60);
    expect(allowed(limits, 'b', 100)).toBe(5);
    expect(allowed(limits, 'constructor', 100)).toBe(60);
  });

  it('says when the next request may come', () => {
    const limits = limiter({ default: { perSecond: 0.1, burst: 1 } });
    limits.ofClient('a');
    clock.moment += 2_000;
    expect(limits.ofClient('a').refusal?.options.headers).toEqual({ 'retry-after': '8' });
  });

  it('gives nothing for a clock set back', () => {
    const limits = limiter();
    allowed(limits, 'a', 60);
    clock.moment -= 3_600_000;
    expect(allowed(limits, 'a', 1)).toBe(0);
  });

  it('remembers only so many clients, and those that asked last', () => {
    const limits = limiter({ default: { perSecond: 1, burst: 1 } }, 2);
    for (const client of ['a', 'b', 'a', 'c']) limits.ofClient(client);
    expect(allowed(limits, 'a', 1)).toBe(0);
    expect(allowed(limits, 'b', 1)).toBe(1);
  });
});
