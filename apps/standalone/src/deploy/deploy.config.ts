import { ServiceConfig } from '@landport/platform';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const password = (schema: string): z.ZodString =>
  z.string().min(1).describe(`Password that the role landport_${schema} gets`);

/** The environment of the deploy step. */
export const DeployConfig = ServiceConfig.pick({ BUS: true, KAFKA_BROKERS: true }).extend({
  MIGRATION_DATABASE_URL: z
    .string()
    .startsWith('postgres')
    .describe('PostgreSQL, with a role that may create schemas and roles'),
  ARCHIVE_TABLESPACE: z
    .string()
    .regex(/^([a-z_][a-z0-9_]{0,62})?$/)
    .default('')
    .describe('Tablespace to which months of closed filings move; empty: they stay'),
  FILING_PASSWORD: password('filing'),
  CUSTOMS_ZONE_PASSWORD: password('customs_zone'),
  AIR_TRANSIT_PASSWORD: password('air_transit'),
  NOTIFICATION_PASSWORD: password('notification'),
});
export type DeployConfig = z.output<typeof DeployConfig>;

type PasswordVariable = Extract<keyof DeployConfig, `${string}_PASSWORD`>;

/** For `customs_zone` what `CUSTOMS_ZONE_PASSWORD` says. Nobody signs in as the bus: its role gets a word unknown. */
export function passwordFor(config: DeployConfig, schema: string): string {
  const name = `${schema.toUpperCase()}_PASSWORD`;
  return name in config ? config[name as PasswordVariable] : randomBytes(24).toString('base64url');
}
