import { Problem } from '@landport/http';
import { LOGGER, Timers, type Logger } from '@landport/platform';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Writable } from 'node:stream';
import { FeedTails } from '../feed/feed-tails';
import { EntryStream } from './entry-stream';

/** Of one organisation in one process. */
const MOST_STREAMS = 200;

/** A stream ends after this, so that whoever holds it must show a valid token again. */
const LONGEST_STREAM_MS = 3_600_000;

/** The streams that are open in this process. */
@Injectable()
export class OpenStreams implements BeforeApplicationShutdown {
  private readonly open = new Map<string, Set<EntryStream>>();
  private isStopping = false;

  constructor(
    @Inject(FeedTails) private readonly tails: FeedTails,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws Problem 429 */
  assertRoom(organisationId: string): void {
    if ((this.open.get(organisationId)?.size ?? 0) < MOST_STREAMS) return;
    throw new Problem({
      status: 429,
      code: 'feed/too-many-streams',
      detail: {
        en: `Your organisation has ${MOST_STREAMS} open streams.`,
        zh: `贵机构已打开 ${MOST_STREAMS} 个实时流。`,
      },
      headers: { 'retry-after': '60' },
    });
  }

  /** Streams the feed after a place to `out` until either side ends. */
  async run(organisationId: string, after: number, out: Writable): Promise<void> {
    const following = await this.tails.follow(organisationId);
    const stream = new EntryStream(out, following.tail, after, this.timers);
    const streams = this.open.get(organisationId) ?? new Set();
    this.open.set(organisationId, streams.add(stream));
    const stopLife = this.timers.after(LONGEST_STREAM_MS, () => stream.end());
    try {
      const running = stream.run();
      // It was still looking for its place when the service began to stop, and so was not among those ended.
      if (this.isStopping) stream.end();
      await running;
    } catch (error) {
      this.logger.warn({ error, organisationId }, 'stream broken off');
    } finally {
      stopLife();
      streams.delete(stream);
      if (streams.size === 0) this.open.delete(organisationId);
      following.release();
    }
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
    for (const streams of this.open.values()) for (const stream of streams) stream.end();
  }
}
