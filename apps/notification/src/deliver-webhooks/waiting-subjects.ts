interface Queue {
  readonly sequences: Set<number>;
  dueAt: Date;
}

/** Which subjects have entries that wait for another try at one endpoint, so that none overtakes another. */
export class WaitingSubjects {
  private readonly queues = new Map<string, Queue>();
  private count = 0;

  /** Entries that wait. */
  get size(): number {
    return this.count;
  }

  /** @param dueAt  when its subject is tried next */
  add(subject: string, sequence: number, dueAt: Date): void {
    const queue = this.queues.get(subject);
    if (!queue) this.queues.set(subject, { sequences: new Set([sequence]), dueAt });
    else {
      if (queue.sequences.has(sequence)) this.count -= 1;
      queue.sequences.add(sequence);
      queue.dueAt = dueAt;
    }
    this.count += 1;
  }

  /** An entry was delivered or is held: it bars the way no longer. */
  remove(subject: string, sequence: number): void {
    const queue = this.queues.get(subject);
    if (!queue?.sequences.delete(sequence)) return;
    this.count -= 1;
    if (queue.sequences.size === 0) this.queues.delete(subject);
  }

  has(subject: string, sequence: number): boolean {
    return this.queues.get(subject)?.sequences.has(sequence) ?? false;
  }

  /** When an entry may be tried because one before it of the same subject waits; undefined when none does. */
  barredUntil(subject: string, sequence: number): Date | undefined {
    const queue = this.queues.get(subject);
    if (!queue) return undefined;
    for (const waiting of queue.sequences) if (waiting < sequence) return queue.dueAt;
    return undefined;
  }
}
