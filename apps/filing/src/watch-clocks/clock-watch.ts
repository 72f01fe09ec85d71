import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, Timers, type Logger } from '@landport/platform';
import { DueClocks } from './due-clocks';

/** Periods are of whole days; a warning or an end is noticed this soon. */
const ROUND_MS = 1_000;

/** Looks after the clocks as long as the service runs. What came due while none ran is taken up first. */
@Injectable()
export class ClockWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(DueClocks) private readonly due: DueClocks,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const wasOne = await this.due
        .takeOne((clock, err) => this.logger.error({ err, clock }, 'a clock could not be handled'))
        .catch((err: unknown) => {
          this.logger.warn({ err }, 'clocks wait for the database');
          return false;
        });
      if (!wasOne) await this.timers.sleep(ROUND_MS, signal);
    }
  }
}
