import { configureHttp, httpAdapter } from '@landport/http';
import { EventServer } from '@landport/messaging';
import { loadConfig, startService, type Environment, type RunningService } from '@landport/platform';
import { NotificationConfig } from './notification.config';
import { NotificationModule } from './notification.module';

export function startNotification(env: Environment): Promise<RunningService> {
  const config = loadConfig(NotificationConfig, env);
  return startService({
    name: 'notification',
    module: NotificationModule.for(config),
    host: config.HOST,
    port: config.PORT,
    logLevel: config.LOG_LEVEL,
    transports: [EventServer],
    configure: configureHttp,
    adapter: httpAdapter(),
  });
}
