import { ServiceConfig } from '@landport/platform';
import { z } from 'zod';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The environment of the notification service. */
export const NotificationConfig = ServiceConfig.extend({
  WEBHOOK_PORTS: z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/)
    .default('443')
    .transform((text) => text.split(',').map(Number))
    .describe('Ports of https addresses to which webhooks may be sent, comma separated'),
  WEBHOOK_ALLOW_LOOPBACK: Flag.default(false).describe(
    'Whether webhooks may be sent to this machine itself, also by http; for the standalone and tests alone',
  ),
  WEBHOOK_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(16)
    .describe('Requests under way together at one webhook endpoint'),
});
export type NotificationConfig = z.output<typeof NotificationConfig>;
