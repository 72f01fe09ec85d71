import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock';
import { Ids, UuidV7Ids } from './ids';
import { Randomness, SystemRandomness } from './randomness';
import { SystemTimers, Timers } from './timers';

/** Clock, identifiers, randomness and timers for every room; tests override them by their class. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: UuidV7Ids },
    { provide: Randomness, useClass: SystemRandomness },
    { provide: Timers, useClass: SystemTimers },
  ],
  exports: [Clock, Ids, Randomness, Timers],
})
export class PortsModule {}
