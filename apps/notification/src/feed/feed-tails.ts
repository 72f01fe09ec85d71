import { LOGGER, Timers, type Logger } from '@landport/platform';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FeedTail } from './feed-tail';
import { FeedRepository, type FeedEnd } from './feed.repository';

/** How long an entry that another process appended may go unseen by the followers in this one. */
const PULSE_MS = 500;

interface Followed {
  readonly tail: FeedTail;
  followers: number;
}

/** Someone's hold on a tail. */
export interface Following {
  readonly tail: FeedTail;
  release(): void;
}

/** The ends of the feeds that somebody in this process follows. */
@Injectable()
export class FeedTails implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly followed = new Map<string, Followed>();
  private stopPulse: () => void = () => undefined;
  private pulsing = false;

  constructor(
    @Inject(FeedRepository) private readonly feed: FeedRepository,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.stopPulse = this.timers.every(PULSE_MS, () => void this.pulse());
  }

  onModuleDestroy(): void {
    this.stopPulse();
  }

  async follow(organisationId: string): Promise<Following> {
    const end = await this.feed.end(organisationId);
    const followed = this.followed.get(organisationId) ?? {
      tail: new FeedTail(organisationId, this.feed, end),
      followers: 0,
    };
    this.followed.set(organisationId, followed);
    followed.followers += 1;
    return {
      tail: followed.tail,
      release: () => {
        followed.followers -= 1;
        if (followed.followers === 0) this.followed.delete(organisationId);
      },
    };
  }

  /** Word from an append of this process, after its commit. */
  advanced(ends: readonly FeedEnd[]): void {
    for (const { organisationId, sequence } of ends) {
      this.followed
        .get(organisationId)
        ?.tail.advance(sequence)
        .catch((error: unknown) => this.logger.warn({ error, organisationId }, 'feed not read'));
    }
  }

  /** Looks for what other processes appended: one query for all feeds that are followed. */
  async pulse(): Promise<void> {
    if (this.pulsing || this.followed.size === 0) return;
    this.pulsing = true;
    try {
      this.advanced(await this.feed.ends([...this.followed.keys()]));
    } catch (error) {
      this.logger.warn({ error }, 'feeds not looked at');
    } finally {
      this.pulsing = false;
    }
  }
}
