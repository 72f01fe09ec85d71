import {
  FilingAccepted,
  FilingAssessed,
  FilingAwaitsArrival,
  FilingDecided,
  FilingLodged,
  FilingReleased,
  FilingReviewOpened,
  FilingWithdrawn,
  GoodsExited,
  TaskDecided,
  type DataOf,
  type Decision,
  type DecisionMode,
  type FilingStatus,
  type Lane,
} from '@landport/contracts';
import { Aggregate, assertTransition } from '@landport/domain';
import type { CustomsProgress } from './customs-progress';
import { AnotherFiling, FilingNotOpen } from './filing-errors';
import { mayBecome, TRANSITIONS } from './filing-status';
import { BY_RULES, type Actor, type HistoryAction, type HistoryEntry } from './history-entry';

export interface FilingState {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly reference: string;
  /** Organisations that are told of every step. */
  concerns: readonly string[];
  readonly lodgedAt: string;
  kindValidFrom: string;
  mode: DecisionMode;
  /** Legal version: 1 when first lodged, raised by every correction or amendment. */
  version: number;
  /** Raised by every change; the object's ETag. */
  revision: number;
  status: FilingStatus;
  changedAt: string;
  mrn: string | null;
  lane: Lane | null;
  decision: Decision | null;
  customs: CustomsProgress;
}

/** What a version of a filing says, once its checks have passed. */
export interface Submission {
  readonly kind: string;
  readonly reference: string;
  readonly kindValidFrom: string;
  readonly mode: DecisionMode;
  /** SHA-256 of the bytes as received, hexadecimal. */
  readonly digest: string;
  /** The model, or the link to it when it is too large to travel. */
  readonly content: Pick<DataOf<typeof FilingLodged>, 'payload' | 'dataref'>;
}

type Identity = 'id' | 'organisationId' | 'concerns';
type Assessment = Omit<NonNullable<CustomsProgress['assessment']>, 'assessedAt'>;

/** One filing from lodgement to decision. Time and who acts are arguments; facts and history are what comes out. */
export class Filing extends Aggregate {
  private entries: HistoryEntry[] = [];

  constructor(
    private readonly state: FilingState,
    lastSequence: number,
  ) {
    super(state.id, lastSequence);
  }

  static lodge(who: Pick<FilingState, Identity>, what: Submission, by: Actor, at: string): Filing {
    const { kind, reference, kindValidFrom, mode } = what;
    const filing = new Filing(
      {
        ...who,
        kind,
        reference,
        kindValidFrom,
        mode,
        version: 1,
        revision: 1,
        status: 'lodged',
        lodgedAt: at,
        changedAt: at,
        mrn: null,
        lane: null,
        decision: null,
        customs: {},
      },
      0,
    );
    filing.tell('lodged', by, at);
    filing.raiseLodged(what, at);
    return filing;
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

  /** A later version takes the place of this one: what was found about the earlier no longer holds. */
  correct(what: Submission, by: Actor, at: string, why?: string): void {
    for (const field of ['kind', 'reference'] as const) {
      if (what[field] !== this.state[field]) throw new AnotherFiling(field, this.state[field], what[field]);
    }
    if (!mayBecome(this.state.status, 'lodged')) throw new FilingNotOpen('corrected', this.state.status);
    this.become('lodged');
    this.state.version += 1;
    this.state.kindValidFrom = what.kindValidFrom;
    this.state.mode = what.mode;
    this.state.lane = null;
    this.state.decision = null;
    this.state.customs = {};
    this.tell('corrected', by, at, why);
    this.raiseLodged(what, at);
  }

  withdraw(reason: string, by: Actor, at: string): void {
    if (!mayBecome(this.state.status, 'withdrawn')) throw new FilingNotOpen('withdrawn', this.state.status);
    this.become('withdrawn');
    this.tell('withdrawn', by, at, reason);
    this.raise(FilingWithdrawn, this.state.id, { ...this.named(), withdrawnAt: at, reason });
  }

  decide(decision: Decision, by: Actor, why?: string): void {
    this.become(decision.outcome);
    this.state.decision = decision;
    this.tell(
      'decided',
      by,
      decision.decidedAt,
      why ?? decision.reasons.map(({ text }) => text.en).join(' '),
    );
    this.raise(FilingDecided, this.state.id, { ...this.named(), decision });
  }

  /** The kind's dated rules decide while the applicant waits. */
  decideByRules(outcome: Decision['outcome'], reasons: Decision['reasons'], at: string): void {
    const { mode } = this.state;
    this.decide({ outcome, mode, decidedAt: at, decidedBy: BY_RULES.id, reasons }, BY_RULES);
  }

  accept(mrn: string, by: Actor, at: string): void {
    this.state.mrn = mrn;
    this.tell('accepted', by, at);
    this.raise(FilingAccepted, this.state.id, { ...this.named(), mrn, acceptedAt: at });
  }

  awaitArrival(awaits: NonNullable<CustomsProgress['awaits']>, by: Actor, since: string): void {
    this.become('awaitingArrival');
    this.state.customs = { ...this.state.customs, awaits };
    this.tell('awaitsArrival', by, since, awaits.map(({ text }) => text.en).join(' '));
    this.raise(FilingAwaitsArrival, this.state.id, { ...this.named(), awaits: [...awaits], since });
  }

  assess(assessment: Assessment, by: Actor, at: string): void {
    const { awaits: _arrived, ...customs } = this.state.customs;
    this.state.customs = { ...customs, assessment: { ...assessment, assessedAt: at } };
    this.state.lane = assessment.lane;
    this.tell('assessed', by, at);
    this.raise(FilingAssessed, this.state.id, { ...this.named(), ...assessment, assessedAt: at });
  }

  /** @param body  the office or agency whose officers decide */
  openReview(taskId: string, body: string, lane: Lane | null, by: Actor, at: string): void {
    this.become('underReview');
    this.state.lane = lane ?? this.state.lane;
    this.tell('reviewOpened', by, at);
    const data = { ...this.named(), taskId, body, openedAt: at, ...(lane === null ? {} : { lane }) };
    this.raise(FilingReviewOpened, this.state.id, { ...data, concerns: this.told(body) });
  }

  /** An officer's word on a task of another service, which applies or refuses it; the status waits for that. */
  forwardDecision(
    task: { readonly id: string; readonly body: string },
    outcome: Decision['outcome'],
    reason: string,
    by: Actor,
    at: string,
  ): void {
    this.tell('taskDecided', by, at, reason);
    const data = { ...this.named(), concerns: this.told(task.body), taskId: task.id };
    this.raise(TaskDecided, this.state.id, { ...data, outcome, reason, decidedBy: by.id, decidedAt: at });
  }

  /** @param version  an earlier one than this where a correction crossed its release: that one stands */
  release(version: number, mrn: string, releasedBy: string, by: Actor, at: string): void {
    this.become('released');
    this.state.mrn = mrn;
    this.state.customs = { ...this.state.customs, releasedAt: at };
    const isCrossed = version < this.state.version;
    const why = `Version ${version} was released before version ${this.state.version} reached customs.`;
    this.tell('released', by, at, isCrossed ? why : undefined);
    this.raise(FilingReleased, this.state.id, { ...this.named(), version, mrn, releasedAt: at, releasedBy });
  }

  recordExit(gatePassId: string, by: Actor, at: string): void {
    this.state.customs = { ...this.state.customs, exitedAt: at };
    this.tell('goodsExited', by, at);
    this.raise(GoodsExited, this.state.id, { ...this.named(), gatePassId, exitedAt: at });
  }

  /** Leaves a trace in the history and changes nothing else. */
  note(action: HistoryAction, by: Actor, at: string, why?: string): void {
    this.tell(action, by, at, why);
  }

  /**
   * Whether an answer to `version` that asks for `status` still finds the filing where it left it. A release, and
   * what follows it, holds whatever was lodged meanwhile: the goods are gone.
   */
  canTake(version: number, status?: FilingStatus): boolean {
    const isOfThisVersion = version === this.state.version;
    const isOfRelease = status === 'released' || this.state.status === 'released';
    if (!isOfThisVersion && !isOfRelease) return false;
    return status === undefined || mayBecome(this.state.status, status);
  }

  private become(status: FilingStatus): void {
    assertTransition('The filing', TRANSITIONS, this.state.status, status);
    this.state.status = status;
  }

  private tell(action: HistoryAction, by: Actor, at: string, why?: string): void {
    const { version, status } = this.state;
    if (at > this.state.changedAt) this.state.changedAt = at;
    if (this.lastSequence > 0) this.state.revision += 1;
    // A broker is told from then on of what it had a hand in.
    if (by.onBehalfOf && !this.state.concerns.includes(by.organisationId))
      this.state.concerns = [...this.state.concerns, by.organisationId];
    this.entries.push({ action, at, by, version, status, ...(why ? { why } : {}) });
  }

  private raiseLodged({ content, digest }: Submission, at: string): void {
    const { kindValidFrom, mode } = this.state;
    const data = { ...this.named(), kindValidFrom, mode, lodgedAt: at, digest, ...content };
    this.raise(FilingLodged, this.state.id, data);
  }

  private named() {
    const { id, kind, reference, version, organisationId, concerns } = this.state;
    return { filingId: id, kind, reference, version, organisationId, concerns: [...concerns] };
  }

  private told(body: string): string[] {
    return [...new Set([...this.state.concerns, body])];
  }
}
