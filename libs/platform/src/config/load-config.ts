import { z } from 'zod';

/** The environment does not fit; the message lists every fault at once, by variable. */
export class ConfigurationFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration does not fit:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigurationFault';
  }
}

/**
 * Reads an app's environment by its schema.
 * @throws ConfigurationFault naming every variable that is missing or wrong
 */
export function loadConfig<Schema extends z.ZodType>(schema: Schema, env: Environment): z.output<Schema> {
  const result = schema.safeParse(env);
  if (result.success) return result.data;
  throw new ConfigurationFault(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What every service reads. Each app's schema extends it. */
export const ServiceConfig = z.object({
  HOST: z.string().default('0.0.0.0').describe('Address the service listens on'),
  PORT: z.coerce.number().int().min(0).max(65535).describe('Port the service listens on'),
  DATABASE_URL: z.string().startsWith('postgres').describe('PostgreSQL, with the role of this service'),
  DATABASE_POOL: z.coerce.number().int().min(1).default(10).describe('Connections kept for handlers'),
  BUS: z.enum(['postgres', 'kafka']).default('postgres').describe('Which bus joins the services'),
  KAFKA_BROKERS: z.string().default('').describe('host:port, comma separated; wanted when BUS is kafka'),
  OIDC_ISSUER: z.url().describe('Issuer whose keys sign the bearer tokens'),
  OIDC_AUDIENCE: z.string().default('landport').describe('Audience the tokens must name'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type ServiceConfig = z.output<typeof ServiceConfig>;
