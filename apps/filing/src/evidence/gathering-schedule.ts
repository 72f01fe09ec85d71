import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, Timers, type Logger } from '@landport/platform';
import { GatherHeads } from './gather-heads';

const LOOK_MS = 60_000;

/** Looks each minute whether the hour's tree stands. Every process looks; the lock lets one of them gather. */
@Injectable()
export class GatheringSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private underWay: Promise<unknown> = Promise.resolve();
  private stop = (): void => undefined;

  constructor(
    @Inject(GatherHeads) private readonly heads: GatherHeads,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = this.timers.every(LOOK_MS, () => {
      this.underWay = this.underWay.then(() => this.look());
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop();
    await this.underWay;
  }

  /** What fails now is gathered a minute later: nothing is lost by it. */
  private async look(): Promise<void> {
    try {
      await this.heads.gatherIfDue();
    } catch (error) {
      this.logger.warn({ err: error }, 'no evidence tree was signed');
    }
  }
}
