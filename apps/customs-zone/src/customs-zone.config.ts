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
});
export type ZoneConfig = z.output<typeof ZoneConfig>;

export const ZONE_CONFIG = Symbol('zone config');
