import { configureHttp, httpAdapter } from '@landport/http';
import { EventServer } from '@landport/messaging';
import { loadConfig, startService, type Environment, type RunningService } from '@landport/platform';
import { ZoneConfig } from './customs-zone.config';
import { CustomsZoneModule } from './customs-zone.module';

/** Starts customs-zone in this process. @throws ConfigurationFault naming every variable that does not fit */
export async function startCustomsZone(env: Environment): Promise<RunningService> {
  const config = loadConfig(ZoneConfig, env);
  return startService({
    name: 'customs-zone',
    module: CustomsZoneModule.for(config),
    host: config.HOST,
    port: config.PORT,
    logLevel: config.LOG_LEVEL,
    transports: [EventServer],
    configure: configureHttp,
    adapter: httpAdapter(),
  });
}
