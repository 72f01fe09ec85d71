import { LOGGER, Timers, type Logger } from '@landport/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Settlement } from './delivery-batch';
import { DeliveryRepository } from './delivery.repository';
import type { FeedProgress } from './feed-progress';

/** Settlements written in one statement at most. */
const LARGEST_BATCH = 500;

/** Between two attempts to write while the database is away. */
const PAUSE_MS = 500;

export interface Recorded extends Settlement {
  /** The entry whose fate it is; absent when only the cursor moved. */
  readonly sequence?: number;
  readonly progress: FeedProgress;
  /** Called when it is written down. */
  readonly whenRecorded: () => void;
}

/**
 * Writes down what came of deliveries by group commit: whatever waits goes in one statement, and while that is on
 * its way the next batch gathers. Nothing is dropped while the database is away; senders stop at their window.
 */
@Injectable()
export class DeliveryRecorder {
  private waiting: Recorded[] = [];
  private writing: Promise<void> | undefined;

  constructor(
    @Inject(DeliveryRepository) private readonly deliveries: DeliveryRepository,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param holder  the process as its claims know it */
  add(holder: string, settlement: Recorded): void {
    this.waiting.push(settlement);
    this.writing ??= this.writeAll(holder);
  }

  /** Resolves when all that was added is written down. */
  async drained(): Promise<void> {
    await this.writing;
  }

  private async writeAll(holder: string): Promise<void> {
    while (this.waiting.length > 0) {
      // Settlements of the same turn of the event loop go together.
      await Promise.resolve();
      const batch = this.waiting.splice(0, LARGEST_BATCH);
      const cursors = cursorsAfter(batch);
      while (!(await this.write(holder, batch, cursors))) await this.timers.sleep(PAUSE_MS);
      for (const { whenRecorded } of batch) whenRecorded();
    }
    // In the same turn as the look at the queue, so that nothing is added unseen.
    this.writing = undefined;
  }

  private async write(
    holder: string,
    batch: readonly Recorded[],
    cursors: ReadonlyMap<string, number>,
  ): Promise<boolean> {
    try {
      await this.deliveries.record(holder, batch, cursors);
      return true;
    } catch (error) {
      this.logger.error({ error, entries: batch.length }, 'deliveries not written down; tried again');
      return false;
    }
  }
}

function cursorsAfter(batch: readonly Recorded[]): Map<string, number> {
  const cursors = new Map<string, number>();
  for (const { sequence, progress } of batch) if (sequence !== undefined) progress.settled(sequence);
  for (const { endpointId, progress } of batch) cursors.set(endpointId, progress.cursor);
  return cursors;
}
