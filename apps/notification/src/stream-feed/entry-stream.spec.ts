import { TestTimers } from '@landport/testing';
import { setImmediate } from 'node:timers/promises';
import { Writable } from 'node:stream';
import type { FeedEntry } from '../feed/feed-entry';
import { FeedTail } from '../feed/feed-tail';
import type { FeedRepository } from '../feed/feed.repository';
import { EntryStream } from './entry-stream';

const entryAt = (sequence: number): FeedEntry => ({
  sequence,
  id: `event-${sequence}`,
  type: 'landport.filing.decided.v1',
  time: new Date('2026-03-01T00:00:00Z'),
  subject: 'a',
  data: '{"n":1}',
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
});

/** A feed of `last` entries in memory. */
function feedOf(last: number) {
  const feed = {
    last,
    after: (_organisation: string, sequence: number, limit: number) =>
      Promise.resolve(
        Array.from({ length: Math.min(limit, feed.last - sequence) }, (_, place) =>
          entryAt(sequence + place + 1),
        ),
      ),
  };
  return feed;
}

/** A reader that takes what it is given, or nothing at all. */
class Reader extends Writable {
  text = '';
  constructor(private readonly isStuck = false) {
    super({ highWaterMark: 1_000 });
  }
  override _write(chunk: Buffer, _encoding: string, taken: () => void): void {
    this.text += chunk.toString();
    if (!this.isStuck) taken();
  }
  get ids(): number[] {
    return [...this.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  }
}

describe('a stream of the feed', () => {
  let timers: TestTimers;
  const run = (reader: Writable, feed: ReturnType<typeof feedOf>, after: number) => {
    const tail = new FeedTail('trader', feed as unknown as FeedRepository, feed.last);
    const stream = new EntryStream(reader, tail, after, timers);
    return { tail, stream, done: stream.run() };
  };

  beforeEach(() => {
    timers = new TestTimers();
  });

  it('gives what was missed since the last event id, then what happens, each once', async () => {
    const reader = new Reader();
    const feed = feedOf(450);
    const { tail, stream, done } = run(reader, feed, 3);
    while (reader.ids.length < 447) await setImmediate();
    feed.last = 452;
    await tail.advance(452);
    while (reader.ids.length < 449) await setImmediate();
    expect(reader.ids).toEqual(Array.from({ length: 449 }, (_, place) => place + 4));
    stream.end();
    await done;
    expect(reader.text).toContain('"sequence":452,"id":"event-452"');
  });

  it('shows a silent reader that it lives', async () => {
    const reader = new Reader();
    const { stream, done } = run(reader, feedOf(0), 0);
    await timers.advance(30_000);
    expect(reader.text.match(/^: alive$/gm)).toHaveLength(2);
    stream.end();
    await done;
    await timers.advance(60_000);
    expect(reader.text.match(/^: alive$/gm)).toHaveLength(2);
  });

  it('cuts off a reader that takes nothing, with one page waiting at most and its place to resume', async () => {
    const reader = new Reader(true);
    const feed = feedOf(100_000);
    const { done } = run(reader, feed, 0);
    await timers.advance(9_000);
    const pageSize = Buffer.byteLength(JSON.stringify(entryAt(1))) * 200;
    expect(reader.writableLength).toBeLessThan(pageSize * 2);
    expect(reader.writableEnded).toBe(false);
    await timers.advance(1_000);
    await done;
    expect(reader.writableEnded).toBe(true);
    await timers.advance(1_000);
    expect(reader.destroyed).toBe(true);
  });

  it('stops reading when the reader goes', async () => {
    const reader = new Reader();
    const { done } = run(reader, feedOf(0), 0);
    reader.destroy();
    await done;
  });
});
