import { Module, type DynamicModule } from '@nestjs/common';
import { HttpModule } from '@landport/http';
import { Clock, HealthModule, LOGGER, PortsModule, type Logger } from '@landport/platform';
import { DocsController } from './docs/docs.controller';
import { serviceUrls, type GatewayConfig } from './gateway.config';
import { ServicePools } from './proxy/service-pools';
import { RateLimiter } from './rate-limit/rate-limiter';

@Module({})
export class GatewayModule {
  static for(config: GatewayConfig): DynamicModule {
    return {
      module: GatewayModule,
      imports: [PortsModule, HealthModule, HttpModule.for(config)],
      controllers: [DocsController],
      providers: [
        {
          provide: ServicePools,
          useFactory: (logger: Logger) => new ServicePools(serviceUrls(config), logger),
          inject: [LOGGER],
        },
        {
          provide: RateLimiter,
          useFactory: (clock: Clock) => new RateLimiter(config.RATE_LIMITS, clock),
          inject: [Clock],
        },
      ],
    };
  }
}
