/** How one item of a batch came out. */
export type Outcome<Result> = { readonly result: Result } | { readonly error: unknown };

/** An item on its way into a batch. */
export interface Waiting<Item> {
  readonly item: Item;
  /** An item with one of its keys was being written while it waited: most likely it is that one again. */
  readonly followed: boolean;
}

export interface GroupCommitOptions<Item, Result> {
  /** Items that may wait; more are turned away. */
  readonly capacity: number;
  /** Batches written at once. */
  readonly flushers: number;
  /** Items of a batch at most. */
  readonly largest: number;
  /** Two items that share a key never meet in a batch, nor in two that are written at once. */
  readonly keysOf: (item: Item) => readonly string[];
  /** Writes a batch and tells each item's outcome in the batch's order. A rejection is every item's. */
  readonly write: (batch: readonly Waiting<Item>[]) => Promise<readonly Outcome<Result>[]>;
}

export class QueueFull extends Error {
  constructor(capacity: number) {
    super(`${capacity} items wait already`);
  }
}

interface Entry<Item, Result> {
  readonly item: Item;
  readonly keys: readonly string[];
  followed: boolean;
  settle(outcome: Outcome<Result>): void;
}

/**
 * Lets what arrives together be written together: flushers take whatever waits and no timer holds anything back,
 * so that an idle system answers as fast as a single insert and a busy one fills its batches by itself.
 */
export class GroupCommit<Item, Result> {
  private waiting: Entry<Item, Result>[] = [];
  private readonly busy = new Set<string>();
  private flushing = 0;
  private woken = false;

  constructor(private readonly options: GroupCommitOptions<Item, Result>) {}

  /** @throws QueueFull at once, when as many wait as may */
  submit(item: Item): Promise<Result> {
    const { capacity, keysOf } = this.options;
    if (this.waiting.length >= capacity) return Promise.reject(new QueueFull(capacity));
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome<Result>): void =>
        'error' in outcome ? reject(outcome.error) : resolve(outcome.result);
      this.waiting.push({ item, keys: keysOf(item), followed: false, settle });
      this.wake();
    });
  }

  /** Requests that the same turn of the event loop brought in go together. */
  private wake(): void {
    if (this.woken || this.flushing >= this.options.flushers) return;
    this.woken = true;
    setImmediate(() => {
      this.woken = false;
      while (this.flushing < this.options.flushers) {
        const batch = this.take();
        if (batch.length === 0) return;
        void this.flush(batch);
      }
    });
  }

  private take(): Entry<Item, Result>[] {
    const batch: Entry<Item, Result>[] = [];
    const left: Entry<Item, Result>[] = [];
    for (const entry of this.waiting) {
      if (batch.length === this.options.largest) left.push(entry);
      else if (entry.keys.some((key) => this.busy.has(key))) {
        entry.followed = true;
        left.push(entry);
      } else {
        for (const key of entry.keys) this.busy.add(key);
        batch.push(entry);
      }
    }
    this.waiting = left;
    return batch;
  }

  private async flush(batch: readonly Entry<Item, Result>[]): Promise<void> {
    this.flushing += 1;
    try {
      const outcomes = await this.options.write(batch);
      batch.forEach((entry, index) =>
        entry.settle(outcomes[index] ?? { error: new Error('a batch lost the outcome of an item') }),
      );
    } catch (error) {
      for (const entry of batch) entry.settle({ error });
    } finally {
      for (const { keys } of batch) for (const key of keys) this.busy.delete(key);
      this.flushing -= 1;
      if (this.waiting.length > 0) this.wake();
    }
  }
}
