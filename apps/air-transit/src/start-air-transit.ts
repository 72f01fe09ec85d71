import { configureHttp, httpAdapter } from '@landport/http';
import { loadConfig, startService, type Environment, type RunningService } from '@landport/platform';
import { AirTransitConfig } from './air-transit.config';
import { AirTransitModule } from './air-transit.module';

/** Starts the service. It consumes no events yet, so it has no transport. */
export function startAirTransit(env: Environment): Promise<RunningService> {
  const config = loadConfig(AirTransitConfig, env);
  return startService({
    name: 'air-transit',
    module: AirTransitModule.for(config),
    host: config.HOST,
    port: config.PORT,
    logLevel: config.LOG_LEVEL,
    configure: configureHttp,
    adapter: httpAdapter(),
  });
}
