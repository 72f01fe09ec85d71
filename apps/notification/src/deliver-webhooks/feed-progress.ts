/**
 * How far an endpoint has come in its feed, though entries are settled in any order: the cursor never passes an
 * entry whose fate is not written down, so that a killed process sends it again.
 */
export class FeedProgress {
  /** In the order of their sequence, because the feed is read in it. */
  private readonly open = new Set<number>();

  /** @param read  the last sequence read */
  constructor(private read: number) {}

  /** Entries read and not settled. */
  get outstanding(): number {
    return this.open.size;
  }

  /** All entries up to this one are settled. */
  get cursor(): number {
    const [first] = this.open;
    return first === undefined ? this.read : first - 1;
  }

  /** An entry was read; it must be settled later. */
  opened(sequence: number): void {
    this.open.add(sequence);
    this.read = sequence;
  }

  /** An entry was read that the endpoint does not want. */
  passed(sequence: number): void {
    this.read = sequence;
  }

  settled(sequence: number): void {
    this.open.delete(sequence);
  }
}
