import {
  RefundClaimed,
  RefundDecided,
  RefundReviewOpened,
  type RefundLine,
  type RefundReason,
  type RefundState,
} from '@landport/contracts';
import { Aggregate, assertTransition, Decimal, type Transitions } from '@landport/domain';
import type { Actor } from './history-entry';
import { GrantedTooMuch, HeldByAnotherOfficer } from './refund-errors';

export const REFUND_TRANSITIONS = {
  lodged: ['underReview'],
  underReview: ['approved', 'refused'],
  approved: [],
  refused: [],
} as const satisfies Transitions<RefundState>;

export interface RefundDecision {
  readonly granted: readonly RefundLine[];
  readonly reason: string;
  readonly decidedAt: string;
  readonly decidedBy: string;
}

export interface NewRefundClaim {
  readonly id: string;
  readonly filingId: string;
  readonly organisationId: string;
  readonly reference: string;
  /** The office that took the money. */
  readonly body: string;
  readonly concerns: readonly string[];
  readonly reason: RefundReason;
  readonly explanation: string;
  readonly documents: readonly {
    readonly type: string;
    readonly identifier: string;
    /** Of one that was uploaded. */
    readonly documentId?: string | undefined;
  }[];
  readonly claimed: readonly RefundLine[];
  readonly lodgedAt: string;
  readonly lodgedBy: Actor;
}

export interface RefundClaimRecord extends NewRefundClaim {
  state: RefundState;
  officer: string | null;
  decision: RefundDecision | null;
  /** Raised by every change; the object's ETag. */
  version: number;
}

/** Money asked back for a declaration: taken up by one officer of the office, decided by that one. */
export class RefundClaim extends Aggregate {
  constructor(
    private readonly record: RefundClaimRecord,
    lastSequence: number,
  ) {
    super(record.id, lastSequence);
  }

  static lodge(what: NewRefundClaim): RefundClaim {
    const record = { ...what, state: 'lodged' as const, officer: null, decision: null, version: 1 };
    const claim = new RefundClaim(record, 0);
    const { reason, claimed, lodgedAt } = what;
    claim.raise(RefundClaimed, what.id, { ...claim.named(), reason, claimed: [...claimed], lodgedAt });
    return claim;
  }

  get snapshot(): Readonly<RefundClaimRecord> {
    return this.record;
  }

  review(officer: Actor, at: string): void {
    this.become('underReview');
    this.record.officer = officer.id;
    this.raise(RefundReviewOpened, this.record.id, { ...this.named(), openedAt: at });
  }

  /**
   * @param granted  what is paid back of each tax, at most what was claimed; all of it when undefined
   * @throws HeldByAnotherOfficer, GrantedTooMuch
   */
  approve(granted: readonly RefundLine[] | undefined, reason: string, officer: Actor, at: string): void {
    const lines = granted ?? this.record.claimed;
    this.assertHeldBy(officer);
    for (const line of lines) this.assertClaimed(line);
    if (lines.every(({ amount }) => new Decimal(amount.amount).isZero())) throw new GrantedTooMuch('nothing');
    this.decide('approved', lines, reason, officer, at);
  }

  refuse(reason: string, officer: Actor, at: string): void {
    this.assertHeldBy(officer);
    this.decide('refused', [], reason, officer, at);
  }

  private decide(
    outcome: 'approved' | 'refused',
    granted: readonly RefundLine[],
    reason: string,
    officer: Actor,
    decidedAt: string,
  ): void {
    this.become(outcome);
    const decision = { granted, reason, decidedAt, decidedBy: officer.id };
    this.record.decision = decision;
    this.raise(RefundDecided, this.record.id, {
      ...this.named(),
      ...decision,
      granted: [...granted],
      outcome,
    });
  }

  private assertHeldBy(officer: Actor): void {
    const { state, officer: holder } = this.record;
    if (state === 'underReview' && holder !== officer.id) throw new HeldByAnotherOfficer();
  }

  private assertClaimed({ tax, amount }: RefundLine): void {
    const claimed = this.record.claimed.find((line) => line.tax === tax)?.amount;
    const isCovered =
      claimed?.currency === amount.currency && new Decimal(amount.amount).lte(new Decimal(claimed.amount));
    if (!isCovered) throw new GrantedTooMuch(tax);
  }

  private become(state: RefundState): void {
    assertTransition('The refund claim', REFUND_TRANSITIONS, this.record.state, state);
    this.record.state = state;
    this.record.version += 1;
  }

  private named() {
    const { id: claimId, filingId, reference, organisationId, body, concerns } = this.record;
    return { claimId, filingId, reference, organisationId, body, concerns: [...concerns] };
  }
}
