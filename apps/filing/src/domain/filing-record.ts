import type { FilingStatus } from '@landport/contracts';
import { Aggregate, assertTransition } from '@landport/domain';
import type { FilingState } from './filing-state';
import { TRANSITIONS } from './filing-status';
import type { Actor, HistoryAction, HistoryEntry } from './history-entry';

/** State, history and moves of a filing: what every act upon it is made of. */
export abstract class FilingRecord extends Aggregate {
  private entries: HistoryEntry[] = [];

  constructor(
    protected readonly state: FilingState,
    lastSequence: number,
  ) {
    super(state.id, lastSequence);
  }

  get snapshot(): Readonly<FilingState> {
    return this.state;
  }

  /** Hands over the history written since the last call. */
  takeEntries(): readonly HistoryEntry[] {
    const taken = this.entries;
    this.entries = [];
    return taken;
  }

  /** Leaves a trace in the history and changes nothing else. */
  note(action: HistoryAction, by: Actor, at: string, why?: string): void {
    this.tell(action, by, at, why);
  }

  protected become(status: FilingStatus): void {
    assertTransition('The filing', TRANSITIONS, this.state.status, status);
    this.state.status = status;
  }

  protected tell(action: HistoryAction, by: Actor, at: string, why?: string): void {
    const { version, status } = this.state;
    if (at > this.state.changedAt) this.state.changedAt = at;
    if (this.lastSequence > 0) this.state.revision += 1;
    // A broker is told from then on of what it had a hand in.
    if (by.onBehalfOf && !this.state.concerns.includes(by.organisationId))
      this.state.concerns = [...this.state.concerns, by.organisationId];
    this.entries.push({ action, at, by, version, status, ...(why ? { why } : {}) });
  }

  protected named() {
    const { id, kind, reference, version, organisationId, concerns } = this.state;
    return { filingId: id, kind, reference, version, organisationId, concerns: [...concerns] };
  }

  /** All that are told of every step, and a body besides. */
  protected told(body: string): string[] {
    return [...new Set([...this.state.concerns, body])];
  }
}
