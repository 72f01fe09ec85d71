import { ConfigurationFault, loadConfig, SystemClock } from '@landport/platform';
import { ServerFault } from '@landport/local-servers';
import { deploy } from './deploy/deploy';
import { PLANS } from './deploy/plans';
import { DeployConfig, passwordFor } from './deploy/deploy.config';

/** The deploy step of an installation: run before the services of a build are, by a role that they do not have. */
async function main(): Promise<void> {
  const config = loadConfig(DeployConfig, process.env);
  await deploy({
    adminUrl: config.MIGRATION_DATABASE_URL,
    plans: PLANS,
    passwordOf: (schema) => passwordFor(config, schema),
    bus: config.BUS,
    brokers: () => Promise.resolve(config.KAFKA_BROKERS),
    clock: new SystemClock(),
    archiveTablespace: config.ARCHIVE_TABLESPACE,
  });
  console.log('schemas, roles, tables, partitions and topics are as this build wants them');
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ServerFault || error instanceof ConfigurationFault;
  console.error(isExpected ? error.message : error);
  process.exit(1);
});
