/** Something to be sent that must keep its place among what concerns the same subject. */
export interface Chained {
  readonly subject: string;
  readonly sequence: number;
}

/**
 * What one endpoint is to be sent: subjects beside each other, the entries of one subject one after the other.
 * A subject has at most one entry under way.
 */
export class SubjectChains<Item extends Chained> {
  /** Items of each subject; the first is under way unless the subject is in `ready`. */
  private readonly chains = new Map<string, Item[]>();
  private readonly ready = new Set<string>();
  private underWay = 0;

  /** @param breadth  how many may be under way together */
  constructor(private readonly breadth: number) {}

  get idle(): boolean {
    return this.chains.size === 0;
  }

  add(item: Item): void {
    const chain = this.chains.get(item.subject);
    if (chain) chain.push(item);
    else {
      this.chains.set(item.subject, [item]);
      this.ready.add(item.subject);
    }
  }

  /** Takes items that may be sent now, up to the breadth. Each must be ended by `done` or `failed`. */
  take(): Item[] {
    const taken: Item[] = [];
    for (const subject of this.ready) {
      if (this.underWay >= this.breadth) break;
      const [head] = this.chains.get(subject) ?? [];
      if (!head) continue;
      this.ready.delete(subject);
      this.underWay += 1;
      taken.push(head);
    }
    return taken;
  }

  /** The item under way is settled: the next of its subject may go. */
  done(item: Item): void {
    this.underWay -= 1;
    const chain = this.chains.get(item.subject);
    chain?.shift();
    if (chain && chain.length > 0) this.ready.add(item.subject);
    else this.chains.delete(item.subject);
  }

  /** The item under way failed: those behind it are handed back, for they must wait as it does. */
  failed(item: Item): Item[] {
    this.underWay -= 1;
    const behind = (this.chains.get(item.subject) ?? []).slice(1);
    this.chains.delete(item.subject);
    return behind;
  }
}
