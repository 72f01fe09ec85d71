import type { ServiceName } from '@landport/contracts';
import { ServiceConfig } from '@landport/platform';
import { z } from 'zod';
import { RateLimits } from './rate-limit/rate-limits';

const Url = z.url({ protocol: /^https?$/ });

const json = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
};

/** The gateway's environment. It has no database and reads no bus. */
export const GatewayConfig = ServiceConfig.pick({
  HOST: true,
  PORT: true,
  OIDC_ISSUER: true,
  OIDC_AUDIENCE: true,
  LOG_LEVEL: true,
}).extend({
  FILING_URL: Url.describe('Where the filing service answers'),
  CUSTOMS_ZONE_URL: Url.describe('Where the customs-zone service answers'),
  AIR_TRANSIT_URL: Url.describe('Where the air-transit service answers'),
  NOTIFICATION_URL: Url.describe('Where the notification service answers'),
  RATE_LIMITS: z
    .string()
    .default('{}')
    .transform(json)
    .pipe(RateLimits)
    .describe('JSON: { default, anonymous, clients: { <client id>: { perSecond, burst } } }'),
});
export type GatewayConfig = z.output<typeof GatewayConfig>;

export const serviceUrls = (config: GatewayConfig): Readonly<Record<ServiceName, string>> => ({
  filing: config.FILING_URL,
  'customs-zone': config.CUSTOMS_ZONE_URL,
  'air-transit': config.AIR_TRANSIT_URL,
  notification: config.NOTIFICATION_URL,
});
