import { configureHttp, httpAdapter } from '@landport/http';
import { EventServer } from '@landport/messaging';
import { loadConfig, startService, type Environment, type RunningService } from '@landport/platform';
import { FilingConfig } from './filing.config';
import { FilingModule } from './filing.module';

/** Boots the filing service; in a process of its own or, on one machine, beside the others. */
export function startFiling(env: Environment): Promise<RunningService> {
  const config = loadConfig(FilingConfig, env);
  return startService({
    name: 'filing',
    module: FilingModule.for(config),
    host: config.HOST,
    port: config.PORT,
    logLevel: config.LOG_LEVEL,
    adapter: httpAdapter(),
    configure: configureHttp,
    transports: [EventServer],
  });
}
