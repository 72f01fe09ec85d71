import { z } from 'zod';

export const RateLimit = z.strictObject({
  /** Requests a second that are refilled. */
  perSecond: z.number().positive(),
  /** Requests at once after a rest. */
  burst: z.number().int().min(1),
});
export type RateLimit = z.output<typeof RateLimit>;

/** How often who may ask; data, so that a client's own limit needs no new build. */
export const RateLimits = z.strictObject({
  default: RateLimit.default({ perSecond: 20, burst: 60 }),
  /** By address, for requests without a valid token. Wide, since a proxy may stand for many. */
  anonymous: RateLimit.default({ perSecond: 100, burst: 1000 }),
  clients: z.record(z.string(), RateLimit).default({}),
});
export type RateLimits = z.output<typeof RateLimits>;
