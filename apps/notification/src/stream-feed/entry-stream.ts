import type { Timers } from '@landport/platform';
import type { Writable } from 'node:stream';
import { textOf, type FeedEntry } from '../feed/feed-entry';
import type { FeedTail } from '../feed/feed-tail';

const PAGE = 200;

/** Silence after which proxies close a connection is mostly 30 s or more. */
const HEARTBEAT_MS = 15_000;

/** A reader that takes nothing for so long is cut off; until then no more than a page waits for it. */
const SLOWEST_READ_MS = 10_000;

/** What a reader that was cut off has to take the word of it. */
const FAREWELL_MS = 1_000;

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
const frameOf = (entry: FeedEntry): string => `id: ${entry.sequence}\ndata: ${textOf(entry)}\n\n`;

/** One reader's stream of server-sent events. It reads from the feed at the reader's own pace. */
export class EntryStream {
  private readonly ended = new AbortController();

  /** @param position  the last sequence that the reader has */
  constructor(
    private readonly out: Writable,
    private readonly tail: FeedTail,
    private position: number,
    private readonly timers: Timers,
  ) {
    out.once('close', () => this.ended.abort());
    out.once('error', () => this.ended.abort());
  }

  /** Resolves when the reader is gone, is cut off, or the stream is ended. */
  async run(): Promise<void> {
    const { signal } = this.ended;
    const stopHeartbeat = this.timers.every(HEARTBEAT_MS, () => this.beat());
    try {
      let keepsUp = await this.put('retry: 1000\n\n');
      while (keepsUp && !signal.aborted) {
        const page = await this.tail.next(this.position, PAGE, signal);
        if (page.length === 0) break;
        keepsUp = await this.put(page.map(frameOf).join(''));
        this.position = page.at(-1)?.sequence ?? this.position;
      }
      if (!keepsUp) this.sayFarewell();
    } finally {
      stopHeartbeat();
      this.end();
    }
  }

  /** Ends the stream; the reader comes again with its Last-Event-ID. */
  end(): void {
    this.ended.abort();
    if (this.out.destroyed) return;
    this.out.end();
    this.timers.after(FAREWELL_MS, () => this.out.destroy());
  }

  /** Resolves false when the reader does not take it in time. */
  private async put(text: string): Promise<boolean> {
    if (this.out.destroyed) return true;
    if (this.out.write(text)) return true;
    const waited = new AbortController();
    const stop = (): void => waited.abort();
    this.out.once('drain', stop);
    this.ended.signal.addEventListener('abort', stop, { once: true });
    await this.timers.sleep(SLOWEST_READ_MS, waited.signal);
    this.out.off('drain', stop);
    this.ended.signal.removeEventListener('abort', stop);
    return waited.signal.aborted;
  }

  private beat(): void {
    if (!this.out.destroyed && !this.out.writableNeedDrain) this.out.write(': alive\n\n');
  }

  private sayFarewell(): void {
    const resume = JSON.stringify({ reason: 'The stream was read too slowly.', resumeAfter: this.position });
    if (!this.out.destroyed) this.out.write(`event: cut-off\ndata: ${resume}\n\n`);
  }
}
