import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Clock, LOGGER, type Logger } from '@landport/platform';
import { MandateBook, NoMandates } from './identity/mandate-book';
import { TokenVerifier, type Issuer } from './identity/token-verifier';

/** What the edge needs from the container; `configureHttp(app)` puts it in place. */
@Global()
@Module({})
export class HttpModule {
  /** @param mandates  provides the `MandateBook` of a service that keeps mandates */
  static for(
    config: Issuer,
    mandates: Provider<MandateBook> = { provide: MandateBook, useClass: NoMandates },
  ): DynamicModule {
    return {
      module: HttpModule,
      providers: [
        {
          provide: TokenVerifier,
          useFactory: (clock: Clock, logger: Logger) => new TokenVerifier(config, clock, logger),
          inject: [Clock, LOGGER],
        },
        mandates,
      ],
      exports: [TokenVerifier, MandateBook],
    };
  }
}
