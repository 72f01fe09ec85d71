import { httpAdapter } from '@landport/http';
import { loadConfig, startService, type Environment, type RunningService } from '@landport/platform';
import { configureGateway } from './configure-gateway';
import { GatewayConfig } from './gateway.config';
import { GatewayModule } from './gateway.module';

export async function startGateway(env: Environment): Promise<RunningService> {
  const config = loadConfig(GatewayConfig, env);
  return startService({
    name: 'gateway',
    module: GatewayModule.for(config),
    host: config.HOST,
    port: config.PORT,
    logLevel: config.LOG_LEVEL,
    adapter: httpAdapter(),
    configure: configureGateway,
  });
}
