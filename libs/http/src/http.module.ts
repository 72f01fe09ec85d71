import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, LOGGER, type Logger } from '@landport/platform';
import { TokenVerifier, type Issuer } from './identity/token-verifier';

/** What the edge needs from the container; `configureHttp(app)` puts it in place. */
@Global()
@Module({})
export class HttpModule {
  static for(config: Issuer): DynamicModule {
    return {
      module: HttpModule,
      providers: [
        {
          provide: TokenVerifier,
          useFactory: (clock: Clock, logger: Logger) => new TokenVerifier(config, clock, logger),
          inject: [Clock, LOGGER],
        },
      ],
      exports: [TokenVerifier],
    };
  }
}
