/** What an aggregate says has happened, ready for the outbox of its service. */
export interface Fact<Data = unknown> {
  readonly type: string;
  readonly topic: string;
  /** The aggregate it is about. */
  readonly subject: string;
  /** What it keeps order with: decides lane, partition and parking. */
  readonly streamKey: string;
  /** Position in its stream, from 1, without gaps. */
  readonly sequence: number;
  readonly data: Data;
}

/** The part of a contract's event definition that raising needs. */
export interface FactDefinition<Data> {
  readonly type: string;
  readonly topic: string;
  readonly example?: Data;
}

/**
 * Holds a stream's position and the facts not yet written. Its repository writes row and facts together;
 * the row is locked or guarded while it does, so positions follow the order of commits.
 */
export abstract class Aggregate {
  private facts: Fact[] = [];
  private position: number;

  constructor(
    readonly streamKey: string,
    lastSequence: number,
  ) {
    this.position = lastSequence;
  }

  /** Position of the newest fact, written or not; 0 before the first. */
  get lastSequence(): number {
    return this.position;
  }

  /** Hands over what was raised since the last call. */
  takeFacts(): readonly Fact[] {
    const taken = this.facts;
    this.facts = [];
    return taken;
  }

  protected raise<Data>(definition: FactDefinition<Data>, subject: string, data: Data): void {
    this.position += 1;
    const { type, topic } = definition;
    this.facts.push({ type, topic, subject, streamKey: this.streamKey, sequence: this.position, data });
  }
}
