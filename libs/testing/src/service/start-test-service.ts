import type { Environment, RunningService } from '@landport/platform';
import type { TestDatabase } from '../database/test-database';
import type { TestIssuer } from '../issuer/test-issuer';

/**
 * Starts a service in this process on a free port of loopback, quiet, on a test database and its issuer.
 * @param env  what the service wants beside the common variables, or instead of them
 */
export const startTestService = (
  start: (env: Environment) => Promise<RunningService>,
  on: { readonly database?: Pick<TestDatabase, 'url'>; readonly issuer?: TestIssuer },
  env: Environment = {},
): Promise<RunningService> =>
  start({
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    BUS: 'postgres',
    ...(on.database && { DATABASE_URL: on.database.url }),
    ...(on.issuer && { OIDC_ISSUER: on.issuer.issuer, OIDC_AUDIENCE: on.issuer.audience }),
    ...env,
  });
