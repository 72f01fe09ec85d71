import { ServiceConfig } from '@landport/platform';
import { join } from 'node:path';
import { z } from 'zod';

export const ZoneConfig = ServiceConfig.extend({
  PORT: z.coerce.number().int().min(0).max(65535).default(8082).describe('Port the service listens on'),
  REFERENCE_DATA: z
    .string()
    .default(join(__dirname, 'reference-data/data'))
    .describe('Folder of dated records (tariff, rates, risk tables, offices …) that are added when missing'),
  DEFAULT_OFFICE: z
    .string()
    .default('ckg-customs')
    .describe('Customs office of declarations that name none that is known here'),
  FILING_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:8081')
    .describe('Where filing answers: payloads too large for an event are fetched there'),
  SERVICE_CLIENT_ID: z
    .string()
    .default('landport-customs-zone')
    .describe('This service as a client of the issuer, with the scope operations'),
  SERVICE_CLIENT_SECRET: z
    .string()
    .default('')
    .describe('Its secret; without it declarations with large payloads stay parked'),
});
export type ZoneConfig = z.output<typeof ZoneConfig>;

export const ZONE_CONFIG = Symbol('zone config');
