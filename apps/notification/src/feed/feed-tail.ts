import type { FeedEntry } from './feed-entry';
import type { FeedRepository } from './feed.repository';

/** Entries kept for readers at the end of the feed; who is further behind reads from the database. */
const KEPT = 1_000;

/**
 * The end of one organisation's feed, shared by all who follow it in this process: a new entry is read once,
 * however many streams and webhook endpoints wait for it.
 */
export class FeedTail {
  /** Without gaps, ending at `end`. */
  private recent: FeedEntry[] = [];
  private reading = false;
  private wanted: number;
  private readonly sleepers = new Set<() => void>();

  constructor(
    readonly organisationId: string,
    private readonly feed: FeedRepository,
    private end: number,
  ) {
    this.wanted = end;
  }

  /** Word that the feed goes up to `sequence`. Rejects when the database is away; the next word tries again. */
  async advance(sequence: number): Promise<void> {
    this.wanted = Math.max(this.wanted, sequence);
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.end < this.wanted) await this.read();
    } finally {
      this.reading = false;
    }
  }

  /** Entries after a place, from memory or the database; waits until there are some. Empty only when aborted. */
  async next(after: number, limit: number, signal: AbortSignal): Promise<FeedEntry[]> {
    while (!signal.aborted) {
      if (after < this.end) {
        const first = this.end - this.recent.length + 1;
        if (after + 1 < first) return this.feed.after(this.organisationId, after, limit);
        return this.recent.slice(after + 1 - first, after + 1 - first + limit);
      }
      await this.sleep(signal);
    }
    return [];
  }

  private async read(): Promise<void> {
    if (this.wanted - this.end > KEPT) {
      this.end = this.wanted;
      this.recent = [];
    } else {
      const entries = await this.feed.after(this.organisationId, this.end, KEPT);
      this.recent = [...this.recent, ...entries].slice(-KEPT);
      this.end = entries.at(-1)?.sequence ?? this.wanted;
    }
    for (const wake of this.sleepers) wake();
  }

  private sleep(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.sleepers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
