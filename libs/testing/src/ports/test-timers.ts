import { Timers } from '@landport/platform';
import { setImmediate } from 'node:timers/promises';
import { TestClock } from './test-clock';

interface Pending {
  readonly task: () => void;
  readonly every: number | undefined;
  due: number;
}

/** Waiting that passes only by `advance`, which carries the clock along. */
export class TestTimers extends Timers {
  private readonly pending = new Set<Pending>();

  constructor(readonly clock: TestClock = new TestClock()) {
    super();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.add(ms, undefined, resolve);
      signal?.addEventListener('abort', () => (cancel(), resolve()), { once: true });
    });
  }

  after(ms: number, task: () => void): () => void {
    return this.add(ms, undefined, task);
  }

  every(ms: number, task: () => void): () => void {
    return this.add(ms, ms, task);
  }

  /** Lets the time pass, calling what falls due in its order, and gives each call room to finish its promises. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.clock.now().getTime() + milliseconds;
    await setImmediate();
    for (let next = this.nextBefore(until); next; next = this.nextBefore(until)) {
      this.clock.set(new Date(Math.max(next.due, this.clock.now().getTime())));
      if (next.every === undefined) this.pending.delete(next);
      else next.due += next.every;
      next.task();
      await setImmediate();
    }
    this.clock.set(new Date(until));
  }

  private nextBefore(until: number): Pending | undefined {
    return [...this.pending].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  }

  private add(ms: number, every: number | undefined, task: () => void): () => void {
    const entry: Pending = { task, every, due: this.clock.now().getTime() + ms };
    this.pending.add(entry);
    return () => void this.pending.delete(entry);
  }
}
