import { MandateAccepted, MandateEnded, MandateOffered } from '@landport/contracts';
import { Aggregate, assertTransition, type Transitions } from '@landport/domain';
import type { Actor } from './history-entry';
import { NotForThatSide } from './mandate-errors';

export type MandateState = 'offered' | 'accepted' | 'ended';

/** Given by the principal, taken on by the broker, ended by either; an offer that is turned down is ended too. */
export const MANDATE_TRANSITIONS = {
  offered: ['accepted', 'ended'],
  accepted: ['ended'],
  ended: [],
} as const satisfies Transitions<MandateState>;

export interface MandateTerms {
  readonly principal: string;
  readonly broker: string;
  /** All kinds when null. */
  readonly kinds: readonly string[] | null;
  /** Union Customs Code, article 18(1). */
  readonly representation: 'direct' | 'indirect';
  /** First and last day, both included, at the office. */
  readonly from: string;
  readonly to: string | null;
}

export interface MandateEntry {
  readonly action: MandateState;
  readonly at: string;
  readonly by: Actor;
  readonly reason?: string;
}

export interface MandateRecord extends MandateTerms {
  readonly id: string;
  state: MandateState;
  /** Raised by every change; the object's ETag. */
  version: number;
  history: readonly MandateEntry[];
}

/** Why a mandate does not let its broker act on a day; undefined when it does. */
export type NotInForce = 'notAccepted' | 'notYetInForce' | 'expired' | 'ended';

export function whyNotInForce(
  { state, from, to }: Pick<MandateRecord, 'state' | 'from' | 'to'>,
  on: string,
): NotInForce | undefined {
  if (state === 'ended') return 'ended';
  if (state === 'offered') return 'notAccepted';
  if (from > on) return 'notYetInForce';
  return to !== null && to < on ? 'expired' : undefined;
}

/** Leave for one organisation to act for another. */
export class Mandate extends Aggregate {
  constructor(
    private readonly record: MandateRecord,
    lastSequence: number,
  ) {
    super(record.id, lastSequence);
  }

  static offer(id: string, terms: MandateTerms, by: Actor, at: string): Mandate {
    const history = [{ action: 'offered' as const, at, by }];
    const mandate = new Mandate({ id, ...terms, state: 'offered', version: 1, history }, 0);
    const { kinds, to, representation, from } = terms;
    mandate.raise(MandateOffered, id, {
      ...mandate.named(at),
      representation,
      from,
      ...(kinds === null ? {} : { kinds: [...kinds] }),
      ...(to === null ? {} : { to }),
    });
    return mandate;
  }

  get snapshot(): Readonly<MandateRecord> {
    return this.record;
  }

  /** @throws NotForThatSide for the principal, who cannot take on its own offer */
  accept(by: Actor, at: string): void {
    if (by.organisationId !== this.record.broker) throw new NotForThatSide('broker');
    this.become('accepted', by, at);
    this.raise(MandateAccepted, this.record.id, this.named(at));
  }

  end(reason: string, by: Actor, at: string): void {
    this.become('ended', by, at, reason);
    const endedBy = by.organisationId;
    this.raise(MandateEnded, this.record.id, { ...this.named(at), reason, endedBy });
  }

  private become(state: MandateState, by: Actor, at: string, reason?: string): void {
    assertTransition('The mandate', MANDATE_TRANSITIONS, this.record.state, state);
    this.record.state = state;
    this.record.version += 1;
    const entry = { action: state, at, by, ...(reason === undefined ? {} : { reason }) };
    this.record.history = [...this.record.history, entry];
  }

  private named(at: string) {
    const { id: mandateId, principal, broker } = this.record;
    return { mandateId, principal, broker, at, concerns: [principal, broker] };
  }
}
