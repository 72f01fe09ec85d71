import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock, LOGGER, Timers, type Logger } from '@landport/platform';
import { BatchFiles } from '../files/batch-files';
import { BatchLeases, LeaseLost, WORD_MS } from '../records/batch-leases';
import type { BatchRecord } from '../records/batch-record';
import { BatchRun } from './batch-run';

/** Batches that one process works on side by side, each of another organisation. */
const BATCHES_AT_ONCE = 2;
/** How soon a batch is found that came in by another process, or whose holder died. */
const LOOK_MS = 1_000;
const SWEEP_MS = 3_600_000;
/** No upload takes this long. */
const UPLOAD_MS = 3_600_000;

/** Takes batches that wait, and those whose process died, and works through them. */
@Injectable()
export class BatchRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private waiting = new AbortController();
  private looking: Promise<void> = Promise.resolve();
  private stopSweeping = (): void => undefined;

  constructor(
    @Inject(BatchLeases) private readonly leases: BatchLeases,
    @Inject(BatchRun) private readonly run: BatchRun,
    @Inject(BatchFiles) private readonly files: BatchFiles,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = this.look();
    this.sweep();
    this.stopSweeping = this.timers.every(SWEEP_MS, () => this.sweep());
  }

  /** Rows under way are recorded, the rest is left to whoever takes over. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopSweeping();
    this.stop.abort();
    this.wake();
    await this.looking;
    await Promise.all(this.running);
  }

  /** A batch was submitted here. */
  wake(): void {
    this.waiting.abort();
  }

  private async look(): Promise<void> {
    while (!this.stop.signal.aborted) {
      this.waiting = new AbortController();
      const batch = await this.next();
      if (batch === undefined) await this.timers.sleep(LOOK_MS, this.waiting.signal);
      else this.begin(batch);
    }
  }

  private async next(): Promise<BatchRecord | undefined> {
    if (this.running.size >= BATCHES_AT_ONCE) return undefined;
    try {
      return await this.leases.claim();
    } catch (error) {
      this.logger.warn({ err: error }, 'batches not looked for');
      return undefined;
    }
  }

  private begin(batch: BatchRecord): void {
    const run = this.work(batch).finally(() => {
      this.running.delete(run);
      this.wake();
    });
    this.running.add(run);
  }

  /** What fails for a reason of the moment is left and taken up anew; its rows are each lodged once all the same. */
  private async work(batch: BatchRecord): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([this.stop.signal, lost.signal]);
    const stopGivingWord = this.timers.every(WORD_MS, () => {
      this.leases.giveWord(batch.id).catch((error: unknown) => {
        if (error instanceof LeaseLost) lost.abort();
      });
    });
    try {
      await this.run.run(batch, signal);
      await this.leases.release(batch.id);
    } catch (error) {
      this.logger.warn({ err: error, batch: batch.id }, 'batch left until its lease runs out');
    } finally {
      stopGivingWord();
    }
  }

  private sweep(): void {
    const then = this.clock.now().getTime() - UPLOAD_MS;
    const hex = then.toString(16).padStart(12, '0');
    this.files
      .discardOrphans(`${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'broken uploads not swept'));
  }
}
